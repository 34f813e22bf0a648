import type { OperationModel, ParameterModel, ResponseModel } from '../infer/model.ts';
import { literalSegments } from '../name/resources.ts';
import { pascal, responseWords, singularWords, UniqueNames, words } from '../name/words.ts';
import { responseDescription, statusText } from './statusTexts.ts';

/** Uses from which on a part is written once, under a name of its own. */
const SHARED_FROM = 2;

/** Finds responses and parameters that several operations have in common, word for word, and names them. */
export class SharedParts {
  readonly #responses = new Map<string, string>();
  readonly #parameters = new Map<string, string>();
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
        parameters.add(parameterKey(parameter), parameter, operation.path);
      }
    }
    responses.assign(this.#responses, this.responses, (response) => responseName(response));
    parameters.assign(this.#parameters, this.parameters, parameterName);
  }

  /** Component name of a response that is shared. */
  responseName(response: ResponseModel): string | undefined {
    return this.#responses.get(this.#responseKey(response));
  }

  /** Component name of a parameter that is shared. */
  parameterName(parameter: ParameterModel): string | undefined {
    return this.#parameters.get(parameterKey(parameter));
  }

  #responseKey(response: ResponseModel): string {
    let key = responseDescription(response);
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

class Tally<T> {
  readonly #uses = new Map<string, { part: T; path: string; count: number }>();

  add(key: string, part: T, path: string): void {
    const use = this.#uses.get(key);
    if (use) {
      use.count += 1;
    } else {
      this.#uses.set(key, { part, path, count: 1 });
    }
  }

  assign(byKey: Map<string, string>, byName: Map<string, T>, nameOf: (part: T, path: string) => string): void {
    const names = new UniqueNames();
    const shared = [...this.#uses]
      .filter(([, use]) => use.count >= SHARED_FROM)
      .sort((a, b) => b[1].count - a[1].count);
    for (const [key, { part, path }] of shared) {
      const name = names.take(nameOf(part, path) || 'Shared');
      byKey.set(key, name);
      byName.set(name, part);
    }
  }
}

function responseName(response: ResponseModel): string {
  const own = responseWords(responseDescription(response));
  return pascal(own.length > 0 && own.length <= 4 ? own : words(statusText(response.status)));
}

function parameterKey(parameter: ParameterModel): string {
  const { in: place, name, required, shape, style, explode, example, description, choices } = parameter;
  return `${place}\n${name}\n${required}${style}${explode}${shape.id}\n${example}\n${choices?.join()}\n${description}`;
}

// "id" alone says little: the path knows whose.
function parameterName(parameter: ParameterModel, path: string): string {
  const own = words(parameter.name);
  if (parameter.in !== 'path' || own.length > 1) {
    return pascal(own);
  }
  const before = path.slice(0, path.indexOf(`{${parameter.name}}`));
  const owner = singularWords(words(literalSegments(before).at(-1) ?? ''));
  return pascal([...owner.filter((word) => !own.includes(word)), ...own]);
}
