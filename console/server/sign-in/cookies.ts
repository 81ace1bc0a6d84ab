import type { CookieSerializeOptions } from '@fastify/cookie';

export interface CookieNames {
  readonly session: string;
  readonly attempt: string;
  readonly options: CookieSerializeOptions;
}

/**
 * Cookies of the console. Over https they carry the `__Host-` prefix, so no neighbour host or plain connection can set them;
 * on loopback http browsers refuse that prefix, and the plain name is used.
 */
export function cookieNames(https: boolean): CookieNames {
  const prefix = https ? '__Host-' : '';
  return {
    session: `${prefix}zhengyun_session`,
    attempt: `${prefix}zhengyun_sign_in`,
    // Lax, not Strict: the identity provider's answer is a navigation from another site.
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure: https },
  };
}
