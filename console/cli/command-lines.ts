/** One way to call a command: what is written after `zhengyun`, and what it does. */
export interface CommandLine {
  readonly line: string;
  readonly does: string;
  /** Talks to the console's API as anybody's program does. */
  readonly api?: true;
}

/** Every command as it is called, in the order that help shows them. */
export const COMMAND_LINES: readonly CommandLine[] = [
  { line: 'migrate', does: 'bring the database to the newest schema' },
  { line: 'bootstrap', does: 'sample province: people, systems, prices, quota, clouds (ZHENGYUN_MODE=local)' },
  {
    line: 'cloud add FILE [--as ACCOUNT]',
    does: 'define a cloud from a YAML file, with its cluster where it names one, or bring it up to the file',
  },
  {
    line: 'cloud register SLUG --kubeconfig FILE [--cluster SLUG] [--as ACCOUNT]',
    does: 'give a cloud its cluster',
  },
  {
    line: 'cloud deploy SLUG --as ACCOUNT',
    does: 'deploy a registered cloud; another person releases its plan',
  },
  {
    line: 'cloud by-hand SLUG --as ACCOUNT [--stack NAME] -- COMMAND',
    does: 'run a command by hand in an open break-glass window, recorded',
  },
  {
    line: 'cloud attach-local --clusters DIR',
    does: 'register and deploy the sample clouds on this machine’s clusters',
  },
  {
    line: 'join-token --cloud SLUG [--minutes N]',
    does: 'a token with which one node may join, printed once',
  },
  {
    line: 'audit verify [--anchor FILE] --as ACCOUNT',
    does: 'check the chain over the audit rows, also against an earlier anchor',
  },
  {
    line: 'audit anchor FILE --as ACCOUNT',
    does: 'write the chains’ heads, signed, into a file to keep elsewhere',
  },
  {
    line: 'policy check DIR|STACK [--lang zh|en] [--json] [--sarif FILE] [--config FILE] [--namespace NAME] [--level mandatory]',
    does: 'judge a folder of manifests, or what a stack holds, by the policy pack',
  },
  { line: 'login', does: 'sign in at the console with a browser, for the commands below', api: true },
  {
    line: 'order FILE [--wait] [--lang zh|en] [--json]',
    does: 'check an order file and submit it; --wait: until its plan is made, with what it costs',
    api: true,
  },
  {
    line: 'order SHEET --system S --title T --reason R --grade N [--wait] [--lang zh|en] [--json]',
    does: 'the same with a sheet of lines (.xlsx, .csv) under the head that is given',
    api: true,
  },
  {
    line: 'approve NUMBER [--lang zh|en] [--json]',
    does: 'show a request that waits for the caller: its price, quota and plan',
    api: true,
  },
  {
    line: 'approve NUMBER --plan HASH [--return REASON | --refuse REASON] [--lang zh|en] [--json]',
    does: 'decide on the plan that was shown, by its first 12 characters or more',
    api: true,
  },
  {
    line: 'list requests|resources|inbox [--search TEXT] [--all] [--lang zh|en] [--json]',
    does: 'what the caller may see, newest first: 50, or all',
    api: true,
  },
  {
    line: 'bill [YYYY-MM] [--department ID] [--lang zh|en] [--json]',
    does: 'statements of a month (without one: of all), the newest line by line',
    api: true,
  },
  {
    line: 'bill [YYYY-MM] [--number N] [--department ID] --format csv|xlsx|focus-csv|focus-parquet|json [-o FILE] [--force]',
    does: 'one statement as a file, whole or not at all; --force: in place of one that is there',
    api: true,
  },
  {
    line: 'usage send FILE --source NAME [--lang zh|en] [--json]',
    does: 'send readings of use: a JSON object a line with eventId, resourceId, dimension, quantity, at',
    api: true,
  },
  { line: 'demo [--json FILE]', does: 'play the main job on the real engine' },
  {
    line: 'demo --province [--json FILE]',
    does: 'deploy the whole sample province, 24 clouds, and order on a very large and a small city',
  },
  {
    line: 'demo --lifecycle',
    does: 'a resource’s whole life on a simulated calendar, on a database of its own',
  },
  {
    line: 'demo --month',
    does: 'a month of the whole sample province closed, issued and disputed, on a database of its own',
  },
  { line: 'doctor', does: 'what is there, what is missing, what to do about it' },
];
