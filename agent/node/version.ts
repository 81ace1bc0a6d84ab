/** Version of the agent, as it says to the console. */
export const AGENT_VERSION = '0.1.0';
