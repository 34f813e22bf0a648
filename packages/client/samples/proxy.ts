import { createBelvoClient, type FetchLike, optionsFromEnv } from '@belvo-openapi/client';

/** `fetch` and a `ProxyAgent` of the package undici: both of one version, for Node's own fetch takes no newer agents. */
export function clientBehind(undiciFetch: FetchLike, dispatcher: unknown) {
  return createBelvoClient({
    ...optionsFromEnv(),
    fetch: (url, init) => undiciFetch(url, { ...init, dispatcher }),
  });
}
