import type { BodySighting, ItemObservation, ParameterSighting, ResponseSighting } from '../observe/observations.ts';
import type { Shape } from '../observe/shape.ts';
import type { FieldNote } from '../read/notes.ts';
import type { OperationAuth } from './operation-auth.ts';
import type { HeaderModel } from './response-headers.ts';

/** All requests on one method and path as one operation. */
export interface OperationModel extends OperationAuth {
  readonly method: string;
  readonly path: string;
  /** Names of the path's parameters in order. */
  readonly pathParameters: readonly string[];
  readonly items: readonly ItemObservation[];
  readonly tags: readonly string[];
  /** Server part of the urls as written. */
  readonly base: string;
  readonly parameters: readonly ParameterModel[];
  /** By media type. */
  readonly requests: ReadonlyMap<string, ContentModel<BodySighting>>;
  /** Every request seen carries a body. */
  readonly bodyAlwaysSent: boolean;
  readonly responses: ReadonlyMap<string, ResponseModel>;
}

/** Content of one media type: the merged evidence and where it comes from. */
export interface ContentModel<S> {
  readonly mediaType: string;
  readonly shape: Shape;
  readonly sightings: readonly S[];
}

export interface ResponseModel {
  readonly status: string;
  readonly sightings: readonly ResponseSighting[];
  readonly contents: ReadonlyMap<string, ContentModel<ResponseSighting>>;
  readonly headers: readonly HeaderModel[];
}

export interface ParameterModel {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required: boolean;
  readonly description: string;
  readonly shape: Shape;
  readonly choices: readonly string[] | undefined;
  /** What descriptions say about it, in a note of its own or in a table. */
  readonly note: FieldNote | undefined;
  readonly style: 'form' | 'pipeDelimited' | 'spaceDelimited' | 'deepObject' | undefined;
  readonly explode: boolean | undefined;
  /** A real value worth showing. */
  readonly example: string | undefined;
  readonly sightings: readonly ParameterSighting[];
}
