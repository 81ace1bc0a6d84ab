/** A credential's line in a kubeconfig, written as YAML or as JSON. */
const CREDENTIAL = /(?:token|password|client-key-data|client-certificate-data)["']?\s*:\s*["']?([^\s"',}]+)/g;

/**
 * Removes secrets from text that people will read. Secrets shorter than six characters are left: cutting them out would
 * garble the text and they protect nothing.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const whole = secrets.filter((secret) => secret.length >= 6).sort((a, b) => b.length - a.length);
  return (text) => whole.reduce((clean, secret) => clean.replaceAll(secret, '[secret]'), text);
}

/** The parts of a run's settings that must never reach a log: passphrase, state password, and each credential line. */
export function secretsOf(spec: { passphrase: string; backendUrl: string; kubeconfig: string }): string[] {
  const password = URL.canParse(spec.backendUrl) ? new URL(spec.backendUrl).password : '';
  const credentials = [...spec.kubeconfig.matchAll(CREDENTIAL)];
  return [
    spec.passphrase,
    spec.backendUrl,
    password,
    decodeURIComponent(password),
    ...credentials.map((match) => match[1] ?? ''),
  ];
}
