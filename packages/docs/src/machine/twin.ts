import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

// The same request in other languages, and bodies of errors, whose codes are listed: the page has them.
const SKIPPED_IDS = /^(sample-.*-(typescript|fetch|python|php|go|java)|example-[45]\d\d)$/;

const BLOCKS = new Set(['p', 'div', 'section', 'article', 'header', 'aside', 'details', 'summary', 'figure', 'table']);
const SKIPPED = new Set(['svg', 'button', 'dialog', 'figcaption', 'label', 'select']);

function attribute(node: Element, name: string): string | undefined {
  return node.attrs.find((entry) => entry.name === name)?.value;
}

function rawText(node: Node): string {
  if ('value' in node) {
    return node.value;
  }
  return 'childNodes' in node ? node.childNodes.map(rawText).join('') : '';
}

/** Text of inline elements: links, code, emphasis. */
function inline(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if ('value' in node) {
        return node.value.replace(/\s+/g, ' ');
      }
      if (!('tagName' in node) || SKIPPED.has(node.tagName)) {
        return '';
      }
      const inner = inline(node.childNodes);
      switch (node.tagName) {
        case 'code':
          return inner.trim() && `\`${inner.trim()}\``;
        case 'strong':
          return `**${inner.trim()}**`;
        case 'em':
          return `*${inner.trim()}*`;
        case 'a': {
          const href = (attribute(node, 'href') ?? '').replace(/^(?![a-z]+:)([^#]*)\.html/, '$1.md');
          const isBadge = (attribute(node, 'class') ?? '').startsWith('badge');
          return isBadge || href.startsWith('#') || !inner.trim() ? inner : `[${inner.trim()}](${href})`;
        }
        case 'span':
        case 'small':
          return ` ${inner} `;
        case 'br':
          return ' ';
        case 'li':
        case 'dt':
          return `${inner} `;
        case 'dd':
          return `${inner}; `;
        default:
          return BLOCKS.has(node.tagName) ? ` ${inner} ` : inner;
      }
    })
    .join('');
}

function line(nodes: readonly Node[]): string {
  return inline(nodes)
    .replace(/[ \t\n]+/g, ' ')
    .replace(/ ([,.;:])/g, '$1')
    .trim();
}

/** Cells of a table. A row that begins with a code has no link in the twin: the list of all codes is one page. */
function tableRows(node: Element, isOfCodes: boolean): string[][] {
  return node.childNodes.flatMap((child): string[][] => {
    if (!('tagName' in child)) {
      return [];
    }
    return child.tagName === 'tr'
      ? [
          child.childNodes.flatMap((cell) =>
            'tagName' in cell && (cell.tagName === 'th' || cell.tagName === 'td') ? [cellText(cell, isOfCodes)] : [],
          ),
        ]
      : tableRows(child, isOfCodes);
  });
}

function cellText(cell: Element, isOfCodes: boolean): string {
  const text = line(cell.childNodes).replaceAll('|', '\\|');
  return isOfCodes && cell.tagName === 'th' ? text.replace(/\[(`[^`]+`)\]\([^)]*\)/, '$1') : text;
}

function table(node: Element): string {
  const isOfCodes = (attribute(node, 'class') ?? '').split(' ').includes('codes-table');
  const [head = [], ...rows] = tableRows(node, isOfCodes);
  const write = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [write(head), write(head.map(() => '---')), ...rows.map(write)].join('\n');
}

/** True when a node holds blocks, so that it cannot be written on one line. */
function holdsBlocks(node: Element): boolean {
  return node.childNodes.some(
    (child) =>
      'tagName' in child &&
      (['ul', 'ol', 'pre', 'table', 'dl', 'details', 'p', 'div', 'section'].includes(child.tagName) ||
        holdsBlocks(child)),
  );
}

function isField(node: Element): boolean {
  return (attribute(node, 'class') ?? '').split(' ').includes('field');
}

/** The parts of a line that styles set apart: with a space between them. */
function words(node: Element): string {
  const isHead = (attribute(node, 'class') ?? '') === 'field-head';
  return isHead
    ? node.childNodes
        .map((child) => line([child]))
        .filter((text) => text !== '')
        .join(' ')
    : line(node.childNodes);
}

/** A field on one line, what is inside of it below: hundreds of them make up a page. */
function field(node: Element, depth: number): string {
  const isInside = (child: Node) => 'tagName' in child && child.tagName === 'details';
  const [head, ...others] = node.childNodes
    .filter((child) => !isInside(child))
    .map((child) => ('tagName' in child ? words(child) : line([child])).replace(/;$/, ''))
    .filter((text) => text !== '');
  const inside = node.childNodes
    .filter(isInside)
    .map((child) => blocks((child as Element).childNodes.slice(1), depth + 1))
    .filter((text) => text !== '');
  return [[head, ...others].join(' — '), ...inside].join('\n');
}

function list(node: Element, depth: number): string {
  const ordered = node.tagName === 'ol';
  return node.childNodes
    .flatMap((child) => ('tagName' in child && child.tagName === 'li' ? [child] : []))
    .map((item, index) => {
      const text = isField(item)
        ? field(item, depth)
        : holdsBlocks(item)
          ? blocks(item.childNodes, depth + 1)
          : line(item.childNodes);
      const mark = ordered ? `${index + 1}. ` : '- ';
      return (
        mark + text.trim().replace(/\n+/g, (breaks) => `${breaks.length > 1 ? '\n' : ''}\n${' '.repeat(mark.length)}`)
      );
    })
    .join('\n');
}

function block(node: Element, depth: number): string {
  const { tagName } = node;
  if (SKIPPED.has(tagName) || SKIPPED_IDS.test(attribute(node, 'id') ?? '')) {
    return '';
  }
  if (/^h[1-6]$/.test(tagName)) {
    return `${'#'.repeat(Number(tagName[1]))} ${line(node.childNodes)}`;
  }
  switch (tagName) {
    case 'pre': {
      const language = attribute(node, 'data-language') ?? '';
      return `\`\`\`${language === 'text' ? '' : language}\n${rawText(node).trimEnd()}\n\`\`\``;
    }
    case 'table':
      return table(node);
    case 'ul':
    case 'ol':
      return list(node, depth);
    case 'dl':
      return node.childNodes
        .flatMap((child) => ('tagName' in child ? [child.tagName === 'div' ? child.childNodes : [child]] : []))
        .map((pair) => `- ${line(pair).replace(/;$/, '')}`)
        .join('\n');
    default:
      return holdsBlocks(node) ? blocks(node.childNodes, depth) : line(node.childNodes);
  }
}

function blocks(nodes: readonly Node[], depth = 0): string {
  const parts: string[] = [];
  let loose: Node[] = [];
  const flush = () => {
    const text = line(loose);
    if (text) {
      parts.push(text);
    }
    loose = [];
  };
  for (const node of nodes) {
    const isBlock =
      'tagName' in node &&
      (BLOCKS.has(node.tagName) || /^(h[1-6]|ul|ol|dl|pre)$/.test(node.tagName) || holdsBlocks(node));
    if (isBlock) {
      flush();
      const text = block(node, depth);
      if (text) {
        parts.push(text);
      }
    } else {
      loose.push(node);
    }
  }
  flush();
  return parts.join('\n\n');
}

/** The text of a page as Markdown, made from its markup so that nothing is said twice: for `.md` beside each `.html`. */
export function markdownTwin(markup: string): string {
  return `${blocks(parseFragment(markup).childNodes)}\n`;
}
