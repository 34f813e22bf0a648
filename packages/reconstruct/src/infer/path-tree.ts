/** A place in the tree of all paths: what has come up to here, and how it can go on. */
export class PathNode {
  /** How the path goes on with a fixed word, or a text that holds a variable beside others. */
  readonly words = new Map<string, PathNode>();
  /** How it goes on with a parameter. */
  parameter: PathNode | undefined;
  /** Names that urls give the parameter, in the order they were met. */
  readonly names = new Set<string>();
  /** Words that turned out to be values of the parameter. */
  readonly values = new Set<string>();
  /** Words that one request was sent with in turn: its own url has one, the url of a saved response another. */
  readonly exchanged = new Set<string>();
  /** Methods of the requests that end here. */
  readonly methods = new Set<string>();
  /** Numbers of the requests that end here. */
  readonly ends: number[] = [];
  /** Numbers of the requests that pass here or end here. */
  readonly visits: number[] = [];

  /** The node a step further; made when it is not there yet. */
  step(segment: Segment): PathNode {
    if (segment.parameter === undefined) {
      let next = this.words.get(segment.text);
      if (!next) {
        next = new PathNode();
        this.words.set(segment.text, next);
      }
      return next;
    }
    this.names.add(segment.parameter);
    this.parameter ??= new PathNode();
    return this.parameter;
  }

  /** Makes a word a value of the parameter: what was known below it is known below the parameter. */
  takeAsValue(word: string): void {
    const child = this.words.get(word);
    if (child) {
      this.words.delete(word);
      this.values.add(word);
      this.parameter ??= new PathNode();
      this.parameter.absorb(child);
    }
  }

  /** Adds all that another node knows. */
  absorb(other: PathNode): void {
    const sets = ['names', 'values', 'exchanged', 'methods'] as const;
    for (const key of sets) {
      for (const entry of other[key]) {
        this[key].add(entry);
      }
    }
    for (const visit of other.visits) {
      this.visits.push(visit);
    }
    for (const end of other.ends) {
      this.ends.push(end);
    }
    for (const [word, child] of other.words) {
      const own = this.words.get(word);
      if (own) {
        own.absorb(child);
      } else {
        this.words.set(word, child);
      }
    }
    if (other.parameter) {
      if (this.parameter) {
        this.parameter.absorb(other.parameter);
      } else {
        this.parameter = other.parameter;
      }
    }
  }

  /** Fixed words that follow directly, with what follows them: two places with the same one are alike. */
  continuation(): string {
    return [...this.words]
      .map(([word, child]) => `${word}(${[...child.methods].sort()}${child.continuation()})`)
      .sort()
      .join('/');
  }
}

/** One segment of a path. */
export interface Segment {
  readonly text: string;
  /** Its name where the whole segment is a parameter. */
  readonly parameter: string | undefined;
}

/** Segments from which on a path is left as it is. */
const DEEPEST = 100;
const WHOLE = /^\{([^{}]+)\}$/;
/** A parameter with a prefix or suffix that is part of the value: `celeb_{user}`; not `{id}.json`, `v{version}`, `{id}:stop`. */
const GLUED = /^(?!v\{)[\w-]*\{([^{}]+)\}[\w-]*$/;

/** Segments of a template, without the slashes at its ends. `glued`: a prefix beside a variable belongs to the value. */
export function segmentsOf(template: string, glued: boolean): Segment[] {
  const body = template.replace(/^\/+|\/+$/g, '');
  const texts = body === '' ? [] : body.split('/');
  // The tree is walked by recursion: what no API has stays in one piece.
  return texts.length > DEEPEST
    ? [{ text: body, parameter: undefined }]
    : texts.map((text) => ({ text, parameter: (glued ? GLUED : WHOLE).exec(text)?.[1] }));
}
