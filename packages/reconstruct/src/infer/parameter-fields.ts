import { Kind } from '../observe/kinds.ts';
import { ownerName } from '../observe/owners.ts';
import { isBlank, type Shape } from '../observe/shape.ts';
import type { ShapeStore } from '../observe/shape-store.ts';
import { words } from '../words.ts';
import type { ParameterModel } from './model.ts';
import { innermost } from './usage.ts';

const SCALAR = Kind.String | Kind.Integer | Kind.Number;

/**
 * A path parameter of which no value is known (`/pets/{{petId}}`) has the type of the field it asks by: the answer's or
 * else the request's own, under its own name, or under `id` where it is called by the thing. One that looks like a number
 * (`/pets/0815`) is a text where that field is one.
 */
export function typedByFields(
  parameter: ParameterModel,
  path: string,
  answers: readonly { readonly shape: Shape }[],
  requests: readonly { readonly shape: Shape }[],
  store: ShapeStore,
): ParameterModel {
  const { shape: own } = parameter;
  const looksWhole = own.claimed === 0 && own.kinds === Kind.Integer;
  if (parameter.in !== 'path' || store.generated || !(isBlank(own) || looksWhole)) {
    return parameter;
  }
  const names = fieldNames(parameter.name, path);
  for (const { shape } of [...answers, ...requests]) {
    const field = fieldOf(shape, names);
    if (field && (isBlank(own) || field.kinds === Kind.String)) {
      return { ...parameter, shape: field };
    }
    if (field) {
      break;
    }
  }
  return parameter;
}

/** `petId`, and `id` where the path goes `/pets/{petId}`. */
function fieldNames(name: string, path: string): readonly string[] {
  const own = words(name).join('');
  const before = path.slice(0, path.indexOf(`{${name}}`));
  const thing = ownerName(before.split('/').filter(Boolean).at(-1) ?? '').replaceAll(' ', '');
  return thing !== '' && own === `${thing}id` ? [own, 'id'] : [own];
}

function fieldOf(whole: Shape, names: readonly string[]): Shape | undefined {
  const { shape } = innermost(whole);
  const single = shape.props?.size === 1 ? [...shape.props.values()][0] : undefined;
  for (const object of single ? [shape, innermost(single).shape] : [shape]) {
    for (const name of names) {
      for (const [key, member] of object.props ?? []) {
        const kinds = member.kinds & ~Kind.Null;
        if (words(key).join('') === name && kinds !== 0 && (kinds & ~SCALAR) === 0) {
          return member;
        }
      }
    }
  }
  return undefined;
}
