import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import type { ApiModel } from '../infer/infer.ts';
import type { RequiredReason } from '../infer/required.ts';
import type { Usage } from '../infer/usage.ts';
import type { Names } from '../name/names.ts';
import { Kind, kindNames } from '../observe/kinds.ts';
import { effectiveFormat, isBlank, type Shape } from '../observe/shape.ts';

const REASONS: Readonly<Record<RequiredReason, string>> = {
  note: 'notes and tables in descriptions, and tests',
  'refused-without': 'a saved refusal says so',
  pair: 'a nested object of two fields',
  'partial-example': 'sent by an example that leaves other fields out',
  'leading-field': 'first field of a request object',
  'money-pair': 'an amount and its currency',
};

/** Reports what the schemas rest on: every guess with its evidence, and every place left open. */
export function reportFindings(model: ApiModel, names: Names, diagnostics: Diagnostics): void {
  if (model.generated) {
    const message = 'Placeholders in saved bodies are replaced by made-up values: examples show structure, not data.';
    diagnostics.add('info', 'example-invented', '', message);
  }
  for (const usage of model.usages.values()) {
    const name = names.schemas.get(usage.id) ?? 'an inline object';
    const where = placeOf(usage, model.usages);
    const required = model.required.get(usage.id);
    if (required && required.keys.length > 0) {
      diagnostics.add(
        'info',
        'required-guessed',
        where,
        `${name}: required ${required.keys.join(', ')}.`,
        REASONS[required.reason],
      );
    }
    const readOnly = model.readOnly(usage.id);
    if (readOnly.length > 0) {
      diagnostics.add(
        'info',
        'read-only-guessed',
        where,
        `${name}: read-only ${readOnly.join(', ')}.`,
        'in responses, never in requests that are otherwise the same',
      );
    }
    const generated = model.generated;
    const { layout, members } = usage.shape;
    for (let i = 0; i < members.length; i += 1) {
      reportMember(
        members[i] as Shape,
        () => `${name}.${layout?.keys[i]}`,
        where,
        usage.answered,
        generated,
        diagnostics,
      );
    }
  }
}

function reportMember(
  member: Shape,
  place: () => string,
  where: string,
  answered: boolean,
  generated: boolean,
  diagnostics: Diagnostics,
): void {
  const kinds = member.kinds;
  if (isBlank(member)) {
    const why = member.unknown
      ? 'the generator cut it off here'
      : member.gap !== ''
        ? `only ${member.gap}, to be filled in`
        : 'only empty or null values';
    diagnostics.add('warning', 'left-open', where, `${place()} has no type.`, why);
  } else if (kinds === Kind.Array && (!member.items || isBlank(member.items))) {
    diagnostics.add(
      'warning',
      'left-open',
      where,
      `The elements of ${place()} have no type.`,
      member.items?.unknown ? 'the generator cut them off' : 'only empty lists',
    );
  } else if (kindNames(kinds & ~Kind.Null).length > 1) {
    diagnostics.add(
      'warning',
      'type-contradiction',
      where,
      `${place()} has several types.`,
      kindNames(kinds).join(', '),
    );
  }
  if (member.values) {
    diagnostics.add(
      'info',
      'map-guessed',
      where,
      `${place()} is read as a map.`,
      "its keys are ids, numbers, dates or the generator's own",
    );
  }
  const format = effectiveFormat(member, answered);
  if (format !== '' && member.format === '' && !generated) {
    diagnostics.add('info', 'type-guessed', where, `${place()} has format ${format}.`, 'every value seen has it');
  }
}

/** Item path of the first request a schema belongs to. */
function placeOf(usage: Usage, usages: ReadonlyMap<number, Usage>): string {
  const seen = new Set<number>();
  for (let at: Usage | undefined = usage; at && !seen.has(at.id); ) {
    seen.add(at.id);
    const root = at.roots[0];
    if (root) {
      return root.operation.items[0]?.path ?? '';
    }
    const owner: number | undefined = at.properties[0]?.owner;
    at = owner === undefined ? undefined : usages.get(owner);
  }
  return '';
}
