import fc from 'fast-check';
import { EditError } from '../../src/edit/plain-edits.ts';
import type { Sandbox } from '../support/merging.ts';
import * as operations from './hand-edits/operations.ts';
import * as schemas from './hand-edits/schemas.ts';
import type { Survivor } from './hand-edits/spec-view.ts';
import * as texts from './hand-edits/texts.ts';

const EDITORS = { ...operations, ...schemas, ...texts };

/** Something a person does to a specification. */
export interface HandEdit {
  readonly kind: keyof typeof EDITORS;
  readonly pick: number;
}

export const handEdits: fc.Arbitrary<HandEdit[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...(Object.keys(EDITORS) as HandEdit['kind'][])), pick: fc.nat(1000) }),
  { maxLength: 4 },
);

/** Makes an edit, where the text allows it; the number tells it from others. */
export function editByHand(spec: Sandbox, { kind, pick }: HandEdit, number: number): Survivor | undefined {
  try {
    return EDITORS[kind](spec, pick, `hand${number}`);
  } catch (error) {
    if (error instanceof EditError) {
      return undefined;
    }
    throw error;
  }
}
