import type { OperationModel, ParameterModel, ResponseModel } from '../infer/model.ts';
import { literalSegments } from '../name/resources.ts';
import { statusText } from '../status-names.ts';
import { pascal, responseWords, singularWords, UniqueNames, words } from '../words.ts';
import { responseDescription } from './status-texts.ts';

/** Uses from which on a part is written once, under a name of its own. */
const SHARED_FROM = 2;

/** Finds responses and parameters that several operations have in common, word for word, and names them. */
export class SharedParts {
  readonly #names = new Map<object, string>();
  readonly #bodies = new Map<string, number>();
  /** What the components hold, by name, in the order of first use. */
  readonly responses = new Map<string, ResponseModel>();
  readonly parameters = new Map<string, ParameterModel>();

  constructor(operations: readonly OperationModel[]) {
    const responses = new Tally<ResponseModel>();
    const parameters = new Tally<ParameterModel>();
    for (const operation of operations) {
      for (const response of operation.responses.values()) {
        responses.add(this.#responseKey(response), response, operation.path);
      }
      for (const parameter of operation.parameters) {
        parameters.add(parameterKey(parameter, operation.path), parameter, operation.path);
      }
    }
    responses.assign(this.#names, this.responses, (response) => responseName(response));
    parameters.assign(this.#names, this.parameters, parameterName);
  }

  /** Component name of a response that is shared. */
  responseName(response: ResponseModel): string | undefined {
    return this.#names.get(response);
  }

  /** Component name of a parameter that is shared. */
  parameterName(parameter: ParameterModel): string | undefined {
    return this.#names.get(parameter);
  }

  #responseKey(response: ResponseModel): string {
    let key = responseDescription(response);
    for (const header of response.headers) {
      key += `\n${header.name} ${header.shape.id} ${header.example} ${header.description}`;
    }
    for (const content of response.contents.values()) {
      key += `\n${content.mediaType} ${content.shape.id}`;
      for (const sighting of content.sightings) {
        key += ` ${this.#bodyId(sighting.body)} ${sighting.name}`;
      }
    }
    return key;
  }

  #bodyId(body: string): number {
    let id = this.#bodies.get(body);
    if (id === undefined) {
      id = this.#bodies.size;
      this.#bodies.set(body, id);
    }
    return id;
  }
}

class Tally<T extends object> {
  readonly #uses = new Map<string, { readonly parts: T[]; readonly path: string }>();

  add(key: string, part: T, path: string): void {
    const use = this.#uses.get(key);
    if (use) {
      use.parts.push(part);
    } else {
      this.#uses.set(key, { parts: [part], path });
    }
  }

  /** Names what is shared, most used first. */
  assign(byPart: Map<object, string>, byName: Map<string, T>, nameOf: (part: T, path: string) => string): void {
    const names = new UniqueNames();
    const shared = [...this.#uses.values()].filter((use) => use.parts.length >= SHARED_FROM);
    for (const { parts, path } of shared.sort((a, b) => b.parts.length - a.parts.length)) {
      const [first] = parts as [T];
      const name = names.take(nameOf(first, path) || 'Shared');
      byName.set(name, first);
      for (const part of parts) {
        byPart.set(part, name);
      }
    }
  }
}

function responseName(response: ResponseModel): string {
  const own = responseWords(responseDescription(response));
  return pascal(own.length > 0 && own.length <= 4 ? own : words(statusText(response.status)));
}

function parameterKey(parameter: ParameterModel, path: string): string {
  const { in: place, name, required, shape, style, explode, example, description, choices } = parameter;
  return `${place}\n${name}\n${required}${style}${explode}${shape.id}\n${example}\n${choices?.join()}\n${description}\n${parameterName(parameter, path)}`;
}

// "id" alone says little, and is another thing below `/orders` than below `/users`: the path knows whose.
function parameterName(parameter: ParameterModel, path: string): string {
  const own = words(parameter.name);
  if (parameter.in !== 'path' || own.length > 1) {
    return pascal(own);
  }
  const before = path.slice(0, path.indexOf(`{${parameter.name}}`));
  const owner = singularWords(words(literalSegments(before).at(-1) ?? ''));
  return pascal([...owner.filter((word) => !own.includes(word)), ...own]);
}
