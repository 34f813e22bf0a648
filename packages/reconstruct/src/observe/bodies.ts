import { headerValue } from '../read/fields.ts';
import { jsonValue } from '../read/lenient-json.ts';
import type { Body, Request } from '../read/model.ts';
import { type BodyReader, innerJson } from './body-reader.ts';
import { type FormContent, readForm } from './forms.ts';
import { inlineSchema } from './inline-schema.ts';
import { Kind } from './kinds.ts';
import { bareMediaType, isJsonMedia, requestMediaType } from './media-types.ts';
import type { BodySighting, Schema } from './observations.ts';
import type { Origin } from './parameters.ts';
import type { Shape } from './shape.ts';
import type { ShapeStore } from './shape-store.ts';

type Content = Pick<BodySighting, 'text' | 'parsed' | 'shape' | 'fields' | 'required' | 'notes' | 'encoding'> & {
  readonly json: boolean;
  /** The value, where it is not that of the text. */
  readonly form?: Record<string, unknown>;
};

const PLAIN = { required: undefined, notes: new Map(), encoding: new Map() } as const;

/**
 * Reads a request's body. `fallback` is the media type of the item's own request: saved requests are exported
 * without their Content-Type.
 */
export function sightBody(
  request: Request,
  origin: Origin,
  reader: BodyReader,
  store: ShapeStore,
  fallback: string | undefined,
  owner = '',
): BodySighting | undefined {
  const body = request.body;
  if (!body) {
    return undefined;
  }
  const given = bareMediaType(headerValue(request.headers, 'content-type'));
  const content = readContent(body, given ?? fallback, origin, reader, store, owner);
  const mediaType = chooseMediaType(given, fallback, body, request, content.json);
  let schema: Schema | undefined;
  return {
    ...origin,
    mediaType,
    text: content.text,
    get value() {
      return (
        content.form ?? (content.text === undefined ? undefined : content.json ? bodyValue(content.text) : content.text)
      );
    },
    parsed: content.parsed,
    fields: content.fields,
    required: content.required,
    notes: content.notes,
    encoding: content.encoding,
    shape: content.shape,
    get schema() {
      schema ??= inlineSchema(content.shape);
      return schema;
    },
  };
}

// A saved request's header is often a filled-in parameter: among kinds of JSON the request itself decides.
function chooseMediaType(
  given: string | undefined,
  fallback: string | undefined,
  body: Body,
  request: Request,
  json: boolean,
): string {
  const own = requestMediaType(body, request.headers, json);
  if (fallback === undefined || body.mode !== 'raw') {
    return own;
  }
  return given === undefined || (isJsonMedia(given) && isJsonMedia(fallback)) ? fallback : own;
}

function bodyValue(text: string): unknown {
  const value = jsonValue(text);
  return typeof value === 'string' ? (innerJson(value) ?? value) : value;
}

function readContent(
  body: Body,
  mediaType: string | undefined,
  origin: Origin,
  reader: BodyReader,
  store: ShapeStore,
  owner: string,
): Content {
  switch (body.mode) {
    case 'form':
      return ofForm(readForm(body.fields, store));
    case 'graphql':
      return readGraphql(body, origin, reader, store);
    case 'file':
      return {
        text: undefined,
        parsed: false,
        json: false,
        fields: [],
        ...PLAIN,
        shape: store.claim(Kind.String, 'binary'),
      };
    default: {
      const declared = mediaType ?? (body.language === 'json' ? 'application/json' : undefined);
      const { shape, json } = reader.read(body.text, declared, 'request', origin.where, owner);
      return {
        text: body.text,
        parsed: json,
        json,
        fields: [...(shape.props?.keys() ?? [])],
        ...PLAIN,
        shape,
      };
    }
  }
}

function ofForm(form: FormContent): Content {
  const { value, names, required, notes, encoding, shape } = form;
  return { text: undefined, parsed: true, json: false, form: value, fields: names, required, notes, encoding, shape };
}

type GraphqlBody = Extract<Body, { readonly mode: 'graphql' }>;

function readGraphql(body: GraphqlBody, origin: Origin, reader: BodyReader, store: ShapeStore): Content {
  const { query, variables, operationName } = body;
  const given = variables.trim() !== '';
  const members = new Map<string, Shape>([['query', store.claim(Kind.String)]]);
  members.set(
    'variables',
    given ? reader.read(variables, undefined, 'request', origin.where).shape : store.claim(Kind.Object),
  );
  if (operationName !== '') {
    members.set('operationName', store.claim(Kind.String));
  }
  const value = given ? jsonValue(variables) : undefined;
  return {
    text: undefined,
    parsed: true,
    json: true,
    form: {
      query,
      ...(typeof value === 'object' && value !== null && { variables: value }),
      ...(operationName !== '' && { operationName }),
    },
    fields: [...members.keys()],
    ...PLAIN,
    required: ['query'],
    shape: store.ofMembers(members, false, 'request'),
  };
}
