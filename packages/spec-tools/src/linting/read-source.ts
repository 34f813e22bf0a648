import { parseYaml } from '@redocly/openapi-core';
import { LineCounter, parseDocument } from 'yaml';
import type { Finding } from './finding.ts';

/** A file of the description, read so that a mistake in its YAML does not hide the rest of it. */
export interface Source {
  /** Path relative to the specification's folder. */
  readonly path: string;
  /** The text with each line that cannot be parsed left empty, so that lines keep their numbers. */
  readonly text: string;
  /** The text as it stands in the file. */
  readonly original: string;
  readonly parsed: unknown;
  /** What is wrong with the YAML itself. */
  readonly findings: readonly Finding[];
  /** Lines about which nothing else may be said: all of them, unless a key that stands twice is the only mistake. */
  readonly hidden: ReadonlySet<number>;
}

interface Mistake {
  /** First line is 1. */
  readonly line: number;
  readonly message: string;
  /** The last line that has to go. */
  readonly end: number;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The last line of what a key holds: the lines after it that are indented deeper. */
function endOfBlock(lines: readonly string[], line: number): number {
  const indent = indentOf(lines[line - 1] ?? '');
  const next = lines.findIndex((text, index) => index >= line && text.trim() !== '' && indentOf(text) <= indent);
  return next === -1 ? lines.length : next;
}

/** The line in which the key of a line stands for the first time in the same object. */
function firstOf(lines: readonly string[], line: number): number {
  const text = lines[line - 1] ?? '';
  const bareKey = (each: string): string => each.trim().split(':')[0]?.replaceAll(/['"]/g, '') ?? '';
  for (let index = line - 2; index >= 0; index--) {
    const each = lines[index] ?? '';
    if (indentOf(each) === indentOf(text) && bareKey(each) === bareKey(text)) {
      return index + 1;
    }
    if (each.trim() !== '' && indentOf(each) < indentOf(text)) {
      break;
    }
  }
  return line;
}

/** Whether a bracket or quote that opens in a line does not close in it. */
function leavesOpen(line: string): boolean {
  const bare = line.replaceAll(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '');
  const count = (characters: RegExp) => bare.match(characters)?.length ?? 0;
  return count(/[[{]/g) > count(/[\]}]/g) || /(?:^|[\s:[{,-])["']/.test(bare);
}

function openerBefore(lines: readonly string[], line: number): number {
  const index = lines.slice(0, line - 1).findLastIndex(leavesOpen);
  return index === -1 ? line : index + 1;
}

/** The line and the remedy of what js-yaml refuses; its own place is sometimes the line after the mistake. */
function explain(lines: readonly string[], error: Error): Mistake {
  const [, reason = 'this is not YAML', at = '1'] =
    /^(.*?)(?: \((\d+):\d+\))?$/.exec(error.message.split('\n')[0] ?? '') ?? [];
  const line = Number(at);
  const one = (guilty: number, message: string): Mistake => ({ line: guilty, message, end: guilty });
  if (/duplicated mapping key/.test(reason)) {
    const key = lines[line - 1]?.trim().split(':')[0] ?? '';
    return {
      line,
      message: `The key ${key} stands here for the second time. Remove or rename one of the two.`,
      end: endOfBlock(lines, line),
    };
  }
  if (/tab characters/.test(reason)) {
    return one(line, 'A tab indents this line. Indent with two spaces.');
  }
  if (/deficient indentation|unexpected end of the stream/.test(reason)) {
    return one(openerBefore(lines, line), 'A bracket or quote that opens here is never closed. Close it.');
  }
  if (/more than one|expected a single document/.test(reason)) {
    const second = lines.findIndex((text, index) => index > 0 && /^---/.test(text)) + 1;
    return { line: second, message: 'A second document begins here. Give it a file of its own.', end: lines.length };
  }
  if (/unidentified alias/.test(reason)) {
    return one(line, 'The alias names no anchor. Write the value, or quote the text if it begins with "*".');
  }
  const lineCounter = new LineCounter();
  const [other] = parseDocument(lines.join('\n'), { lineCounter, prettyErrors: false }).errors;
  const place = other ? lineCounter.linePos(other.pos[0]).line : line;
  const text = lines[place - 1] ?? '';
  const isKeyAlone = /^\s*[\w$-]+\s*$/.test(text);
  const guilty = isKeyAlone || Math.abs(place - line) > 1 ? place : line;
  const why = isKeyAlone ? 'the key has no colon' : (other?.message ?? reason).replace(/\.?$/, '');
  return one(guilty, `This is not YAML: ${why}. Correct indentation, colon or quotes of this line.`);
}

/** The lines of the keys that a line stands under, the nearest first. */
export function keysAbove(lines: readonly string[], line: number): readonly number[] {
  const above: number[] = [];
  let indent = indentOf(lines[line - 1] ?? '');
  for (let index = line - 2; index >= 0 && indent > 0; index--) {
    const text = lines[index] ?? '';
    if (text.trim() !== '' && indentOf(text) < indent) {
      indent = indentOf(text);
      above.push(index + 1);
    }
  }
  return above;
}

/** Reads a YAML file. Each mistake in it is found once, and what is right around it is still parsed. */
export function readSource(path: string, text: string): Source {
  const lines = text.split('\n');
  const findings: Finding[] = [];
  const hidden = new Set<number>();
  for (let attempt = 0; attempt <= 50; attempt++) {
    try {
      const repaired = lines.join('\n');
      return { path, text: repaired, original: text, parsed: parseYaml(repaired), findings, hidden };
    } catch (error) {
      const { line, message, end } = explain(lines, error as Error);
      const isDuplicate = message.startsWith('The key');
      // Every other mistake can be the echo of the first one.
      if (isDuplicate || findings.every((finding) => finding.message.startsWith('The key'))) {
        findings.push({ file: path, line, check: 'yaml', message });
      }
      // What is missing in a file with a broken line may stand in that line.
      for (const [index] of isDuplicate ? [] : lines.entries()) {
        hidden.add(index + 1);
      }
      // Which of the two was meant cannot be told: nothing is said about the first one either.
      const first = isDuplicate ? firstOf(lines, line) : line;
      for (let each = first; each <= endOfBlock(lines, first); each++) {
        hidden.add(each);
      }
      for (let each = line; each <= end; each++) {
        hidden.add(each);
        lines[each - 1] = '';
      }
    }
  }
  return { path, text: '', original: text, parsed: {}, findings, hidden: new Set(lines.map((_, index) => index + 1)) };
}
