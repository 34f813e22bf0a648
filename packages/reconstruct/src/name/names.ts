import type { ApiModel } from '../infer/infer.ts';
import type { OperationModel } from '../infer/model.ts';
import { nameOperations } from './operation-ids.ts';
import { nameSchemas } from './schemas.ts';

/** Names a person reads. */
export interface Names {
  readonly operations: ReadonlyMap<OperationModel, string>;
  /** By cluster; a cluster without a name stays inline. */
  readonly schemas: ReadonlyMap<number, string>;
}

export function nameAll(model: ApiModel): Names {
  const operations = nameOperations(model.operations);
  return { operations, schemas: nameSchemas(model.usages, operations) };
}
