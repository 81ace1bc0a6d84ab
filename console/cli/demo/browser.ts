/** A browser without a screen: keeps cookies per origin and follows redirects, so the demo signs in the way people do. */
export interface Browser {
  request(url: URL, init?: RequestInit): Promise<{ readonly url: URL; readonly response: Response }>;
}

const MOST_REDIRECTS = 15;

/** A browser with an empty cookie jar. A redirect is followed as GET, as browsers do after a form. */
export function openBrowser(): Browser {
  const jars = new Map<string, Map<string, string>>();
  const keep = (origin: string, response: Response): void => {
    const jar = jars.get(origin) ?? new Map<string, string>();
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const expired = /;\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(line);
      if (expired) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    jars.set(origin, jar);
  };
  const once = async (url: URL, init: RequestInit): Promise<Response> => {
    const cookies = [...(jars.get(url.host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    if (cookies) headers.set('cookie', cookies);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    keep(url.host, response);
    return response;
  };
  return {
    async request(start, init = {}) {
      let url = start;
      let response = await once(url, init);
      for (let hop = 0; response.status >= 300 && response.status < 400; hop += 1) {
        const location = response.headers.get('location');
        if (!location || hop === MOST_REDIRECTS) throw new Error(`${url.href} redirects without an end`);
        await response.body?.cancel();
        url = new URL(location, url);
        response = await once(url, {});
      }
      return { url, response };
    },
  };
}
