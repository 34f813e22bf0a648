import { type DefaultTreeAdapterTypes, type ParserError, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** Parses a document; `errors` holds what the HTML standard calls parse errors. */
export function parseHtml(source: string): { elements: Element[]; errors: string[] } {
  const errors: string[] = [];
  const document = parse(source, {
    onParseError: ({ code, startLine }: ParserError) => errors.push(`${code} in line ${startLine}`),
  });
  const elements: Element[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) {
      elements.push(node);
    }
    for (const child of 'childNodes' in node ? node.childNodes : []) {
      visit(child);
    }
  };
  visit(document);
  return { elements, errors };
}

/** Value of an attribute. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((entry) => entry.name === name)?.value;
}

/** Text of an element and everything inside of it, spaces collapsed. */
export function textOf(node: Node): string {
  const own = 'value' in node && typeof node.value === 'string' ? node.value : '';
  const inner = 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
  return (own + inner).replace(/\s+/g, ' ');
}
