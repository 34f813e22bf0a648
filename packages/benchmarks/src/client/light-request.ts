/** The least that openapi-fetch needs of a `Request`. */
export class LightRequest {
  readonly url: string;
  readonly method: string;

  constructor(url: string, { method = 'GET' }: { method?: string }) {
    this.url = url;
    this.method = method;
  }
}
