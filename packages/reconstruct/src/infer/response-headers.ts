import type { ResponseSighting } from '../observe/observations.ts';
import type { Shape } from '../observe/shape.ts';
import type { ShapeStore } from '../observe/shape-store.ts';
import { textShape } from '../observe/text-values.ts';

/** A header of a response. */
export interface HeaderModel {
  readonly name: string;
  readonly shape: Shape;
  readonly description: string;
  readonly example: string | undefined;
  /** `uri-reference` for addresses that may be relative. */
  readonly format: string | undefined;
}

/** Headers of the connection, of proxies, of browsers' security, and those that OpenAPI describes elsewhere. */
const NOISE =
  /^(?:date|server|connection|keep-alive|content-(?:type|length|encoding|security-policy.*)|transfer-encoding|trailer|via|vary|age|expires|pragma|cache-control|set-cookie2?|alt-svc|upgrade|status|p3p|nel|report-to|reporting-endpoints|server-timing|timing-allow-origin|strict-transport-security|referrer-policy|permissions-policy|feature-policy|expect-ct|origin-agent-cluster|access-control-.*|cross-origin-.*|x-(?:powered-by|content-type-options|frame-options|xss-protection|download-options|dns-prefetch-control|permitted-cross-domain-policies|ua-compatible|aspnet.*|aspnetmvc-version|runtime|served-by|cache.*|timer|varnish|robots-tag|amz-cf-.*|amzn-.*|envoy-.*|azure-ref|generator|turbo-.*|fb-.*|github-request-id)|cf-.*|fly-.*|ki-.*|:.*)$/i;

/** Headers that the saved responses of one status have, without the noise of the connection. */
export function responseHeaders(sightings: readonly ResponseSighting[], store: ShapeStore): readonly HeaderModel[] {
  const groups = new Map<string, ResponseSighting['headers'][number][]>();
  for (const sighting of sightings) {
    for (const header of sighting.headers) {
      if (!NOISE.test(header.name) && /^[\w!#$%&'*+.^`|~-]+$/.test(header.name)) {
        const key = header.name.toLowerCase();
        groups.set(key, [...(groups.get(key) ?? []), header]);
      }
    }
  }
  return [...groups.values()].map((group) => headerModel(group, store));
}

function headerModel(group: readonly ResponseSighting['headers'][number][], store: ShapeStore): HeaderModel {
  const [first] = group;
  const values = group.map((header) => header.value).filter((value) => value !== '' && !/^\{\{[^{}]*\}\}$/.test(value));
  const shape = values.reduce((sum, value) => store.merge(sum, textShape(value, 'response', store)), store.blank);
  const relative = /^(?:content-)?location$/i.test(first?.name ?? '') && values.some((value) => value.startsWith('/'));
  return {
    name: first?.name ?? '',
    shape,
    description: group.find((header) => header.description !== '')?.description ?? '',
    example: values.find((value) => !/^<[^<>]+>$/.test(value)),
    format: relative ? 'uri-reference' : undefined,
  };
}
