import {
  type ClusterAnswer,
  type ClusterConnection,
  ClusterRefused,
  ClusterUnreachable,
} from './cluster-connection.ts';

/** Whether the server turned everybody away, and not this question: too busy (429), failing, starting or behind a failing proxy (5xx). */
function servesNobody(status: number): boolean {
  return status === 429 || status >= 500;
}

/**
 * What an answer means that is not the one asked for: the server serves nobody just now, and is asked again, or it refuses this
 * credential, or `path`, for good. A server that has just started forbids everybody everything until it has read its roles, in the
 * words in which it refuses for good; whether it is ready is everyone's to ask. Rejects with ClusterUnreachable where it is gone by then.
 */
export async function refusalOf(
  cluster: Pick<ClusterConnection, 'get'>,
  path: string,
  { status, body }: ClusterAnswer,
): Promise<ClusterUnreachable | ClusterRefused> {
  const isBusy = servesNobody(status) || (status === 403 && servesNobody((await cluster.get('/readyz')).status));
  if (isBusy)
    return new ClusterUnreachable(
      `the Kubernetes API answers ${status} to ${path}: it is busy or starting, and is asked again`,
    );
  const { message } = (body ?? {}) as { message?: string };
  return new ClusterRefused(`the Kubernetes API answered ${status} to ${path}: ${message ?? 'no reason given'}`);
}
