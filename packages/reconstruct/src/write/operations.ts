import type { ContentModel, OperationModel, ResponseModel } from '../infer/model.ts';
import type { HeaderModel } from '../infer/response-headers.ts';
import type { Names } from '../name/names.ts';
import { operationTitle } from '../name/titles.ts';
import { Kind } from '../observe/kinds.ts';
import type { BodySighting, ResponseSighting, Schema } from '../observe/observations.ts';
import { isBlank } from '../observe/shape.ts';
import type { ResolvedOptions } from '../options.ts';
import { operationDescription } from './descriptions.ts';
import type { ExampleValues } from './example-values.ts';
import { requestExamples, responseExamples } from './examples.ts';
import { parameterObject, textAsExample } from './parameters.ts';
import type { SchemaWriter } from './schemas.ts';
import type { SecurityWriter } from './security.ts';
import type { ServerWriter } from './servers.ts';
import type { SharedParts } from './shared-parts.ts';
import { responseDescription } from './status-texts.ts';
import { xmlSchema } from './xml-schema.ts';

interface Tools {
  readonly schemas: SchemaWriter;
  readonly security: SecurityWriter;
  readonly servers: ServerWriter;
  readonly names: Names;
  readonly options: ResolvedOptions;
  readonly values: ExampleValues;
  readonly generated: boolean;
  readonly shared: SharedParts;
}

/** Writes operation objects. */
export class OperationWriter {
  readonly #tools: Tools;

  constructor(tools: Tools) {
    this.#tools = tools;
  }

  write(operation: OperationModel): Record<string, unknown> {
    const { names, options, security, servers, schemas } = this.#tools;
    const out: Record<string, unknown> = {};
    if (operation.tags.length > 0) {
      out.tags = operation.tags;
    }
    out.summary = operationTitle(operation);
    if (options.prose) {
      const description = operationDescription(operation);
      if (description !== '') {
        out.description = description;
      }
    }
    out.operationId = names.operations.get(operation);
    if (operation.items.every((item) => item.deprecated)) {
      out.deprecated = true;
    }
    const own = security.of(operation);
    if (own) {
      out.security = own;
    }
    const ownServers = servers.of(operation);
    if (ownServers) {
      out.servers = ownServers;
    }
    if (operation.parameters.length > 0) {
      out.parameters = operation.parameters.map((parameter) => {
        const shared = this.#tools.shared.parameterName(parameter);
        return shared === undefined
          ? parameterObject(parameter, schemas, options)
          : { $ref: `#/components/parameters/${shared}` };
      });
    }
    if (operation.requests.size > 0) {
      out.requestBody = this.#requestBody(operation);
    }
    out.responses = this.#responses(operation);
    return out;
  }

  #requestBody(operation: OperationModel): Record<string, unknown> {
    const content: Record<string, unknown> = {};
    for (const model of operation.requests.values()) {
      const body = this.#mediaType(model, (m) =>
        requestExamples(m, operation, this.#tools.values, this.#tools.generated),
      );
      const encoding = new Map(model.sightings.flatMap((sighting) => [...sighting.encoding]));
      content[model.mediaType] =
        encoding.size === 0
          ? body
          : {
              ...body,
              encoding: Object.fromEntries([...encoding].map(([name, contentType]) => [name, { contentType }])),
            };
    }
    return operation.bodyAlwaysSent ? { required: true, content } : { content };
  }

  #responses(operation: OperationModel): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    for (const response of operation.responses.values()) {
      const shared = this.#tools.shared.responseName(response);
      out[response.status] =
        shared === undefined ? this.response(response) : { $ref: `#/components/responses/${shared}` };
    }
    if (operation.responses.size === 0) {
      out.default = { description: 'No response was saved.' };
    }
    return out;
  }

  /** A response object. */
  response(response: ResponseModel): Record<string, unknown> {
    const out: Record<string, unknown> = { description: responseDescription(response) };
    if (response.headers.length > 0) {
      out.headers = Object.fromEntries(response.headers.map((header) => [header.name, this.#header(header)]));
    }
    if (response.contents.size > 0) {
      const content: Record<string, unknown> = {};
      for (const model of response.contents.values()) {
        content[model.mediaType] = this.#mediaType(model, (m) => responseExamples(m, this.#tools.values));
      }
      out.content = content;
    }
    return out;
  }

  #header(header: HeaderModel): Record<string, unknown> {
    const { schemas, options } = this.#tools;
    const schema = isBlank(header.shape) ? { type: 'string' } : schemas.schemaOf(header.shape);
    const out: Record<string, unknown> = {
      ...(options.prose && header.description !== '' && { description: header.description }),
      schema: header.format === undefined ? schema : { type: 'string', format: header.format },
    };
    if (options.examples && header.example !== undefined && !(header.shape.kinds & (Kind.Array | Kind.Object))) {
      out.example = textAsExample(header.example, header.shape);
    }
    return out;
  }

  #mediaType<S extends BodySighting | ResponseSighting>(
    model: ContentModel<S>,
    examplesOf: (model: ContentModel<S>) => Record<string, unknown>,
  ): Record<string, unknown> {
    const schema: Schema = xmlOf(model) ?? this.#tools.schemas.schemaOf(model.shape);
    if (!this.#tools.options.examples) {
      return { schema };
    }
    const examples = examplesOf(model);
    return Object.keys(examples).length > 0 ? { schema, examples } : { schema };
  }
}

function xmlOf(model: ContentModel<BodySighting | ResponseSighting>): Schema | undefined {
  if (!/[/+]xml$/.test(model.mediaType)) {
    return undefined;
  }
  const texts = model.sightings.map((sighting) => ('body' in sighting ? sighting.body : (sighting.text ?? '')));
  return xmlSchema(texts);
}
