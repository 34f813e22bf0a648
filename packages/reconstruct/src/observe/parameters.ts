import type { Auth, Field, Request } from '../read/model.ts';
import { fieldNote } from '../read/notes.ts';
import type { ParameterSighting } from './observations.ts';
import type { PathTemplate } from './template.ts';

/**
 * Headers that OpenAPI describes elsewhere, or that a client, a browser or a proxy sets by itself: they belong to the
 * connection, not to the API.
 */
const NOT_PARAMETERS =
  /^(?:accept(?:-(?:encoding|charset|datetime))?|authorization|proxy-.*|connection|keep-alive|content-(?:length|type|encoding)|transfer-encoding|te|trailer|upgrade|upgrade-insecure-requests|cookie2?|host|origin|referer|user-agent|dnt|pragma|cache-control|expires|date|via|forwarded|x-forwarded-.*|x-real-ip|x-requested-with|sec-.*|access-control-.*|postman-token|x-postman-.*|priority|purpose|save-data|traceparent|tracestate|newrelic|x-b3-.*|x-amzn-trace-id|cf-.*|:.*)$/i;
/** What some exporters say of a parameter's type, beside Postman's own `text` and `file`. */
const NAMED_TYPE = /^(?:string|integer|number|boolean)$/i;
const BY_AUTH = /^Added as a part of security scheme: /;

/** Where a request was found. */
export interface Origin {
  readonly source: 'request' | 'saved';
  readonly where: string;
  /** It was refused, or meant to be: no evidence of what is right. */
  readonly rejected: boolean;
}

/** Path, query and header parameters of one request. `names` are the path parameters' names by position. */
export function sightParameters(
  request: Request,
  template: PathTemplate,
  names: readonly string[],
  auth: Auth | undefined,
  origin: Origin,
): ParameterSighting[] {
  const out: ParameterSighting[] = [];
  const used = new Set<Field>();
  template.parameters.forEach((own, index) => {
    const field = request.url.variables.find((candidate) => candidate.key === own && !used.has(candidate));
    if (field) {
      used.add(field);
    }
    // `{{id}}` in the path itself: the variable may have a value.
    const value = request.url.segments.includes(`{{${own}}}`) ? `{{${own}}}` : undefined;
    out.push(sighting('path', names[index] ?? own, field ?? plainField(own, value), origin));
  });
  for (const field of request.url.query) {
    // `?{id}=`: what the path has, listed again.
    const isInPath = template.parameters.some((own) => field.key === `{${own}}`);
    if (!isInPath && !isCredential(field, 'query', auth)) {
      out.push(sighting('query', field.key, field, origin));
    }
  }
  for (const field of request.headers) {
    if (!NOT_PARAMETERS.test(field.key) && !isCredential(field, 'header', auth)) {
      out.push(sighting('header', field.key, field, origin));
    }
  }
  return out;
}

/** One appearance of a parameter, from what the collection has in its place. */
export function sighting(
  place: ParameterSighting['in'],
  name: string,
  field: Field,
  origin: Origin,
): ParameterSighting {
  const note = fieldNote(field.description);
  return {
    in: place,
    name,
    value: field.value,
    description: note.text,
    required: place === 'path' || note.required === true,
    choices: note.choices,
    note: NAMED_TYPE.test(field.type ?? '') ? { ...note, type: field.type?.toLowerCase() } : note,
    disabled: field.disabled,
    ...origin,
  };
}

/** A key and a value of which nothing else is said. */
export function plainField(key: string, value: string | undefined): Field {
  return { key, value, description: '', disabled: false, type: undefined };
}

function isCredential(field: Field, place: 'query' | 'header', auth: Auth | undefined): boolean {
  if (BY_AUTH.test(field.description) || field.value === '<API Key>') {
    return true;
  }
  if (auth?.type !== 'apikey') {
    return false;
  }
  const where = auth.params.get('in') === 'query' ? 'query' : 'header';
  return where === place && auth.params.get('key')?.toLowerCase() === field.key.toLowerCase();
}
