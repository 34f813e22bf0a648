import type { SavedResponse } from '../read/model.ts';
import { inlineSchema } from './inline-schema.ts';
import type { ResponseSighting, Schema } from './observations.ts';
import type { Shape } from './shape.ts';

/** A saved response as observed. A class, because large collections hold hundreds of thousands. */
export class SavedSighting implements ResponseSighting {
  readonly where: string;
  readonly source = 'saved';
  /** Set anew when it turns out to hold a credential that stands elsewhere too. */
  name: string;
  readonly status: string;
  readonly mediaType: string | undefined;
  readonly headers: ResponseSighting['headers'];
  readonly body: string;
  readonly parsed: boolean;
  readonly shape: Shape;
  #schema: Schema | undefined;

  constructor(saved: SavedResponse, status: string, mediaType: string | undefined, parsed: boolean, shape: Shape) {
    this.where = saved.path;
    this.name = saved.name;
    this.status = status;
    this.mediaType = mediaType;
    this.headers = saved.headers.map((field) => ({
      name: field.key,
      value: field.value ?? '',
      description: field.description,
    }));
    this.body = saved.body;
    this.parsed = parsed;
    this.shape = shape;
  }

  get schema(): Schema | undefined {
    if (this.mediaType === undefined) {
      return undefined;
    }
    this.#schema ??= inlineSchema(this.shape);
    return this.#schema;
  }
}
