import { type Range, secretlintRanges } from './secretlint-rules.ts';

/** Bots' tokens stand in paths right behind a word: `/bot123456789:AA…/send`. */
const TELEGRAM = '\\d{8,10}:AA[\\w-]{30,}';

/**
 * Forms of credentials that secretlint's rules do not know, or know only in their newest length. Each begins with
 * something nothing else begins with, so that ids and hashes are left alone.
 */
const FORMS: readonly string[] = [
  // Cloud providers
  '(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA|AGPA|AIDA|AROA|AIPA|ANPA|ANVA)[A-Z0-9]{12,}',
  'AIza[\\w-]{20,}',
  'ya29\\.[\\w-]{16,}',
  'GOCSPX-[\\w-]{16,}',
  '1//0[\\w-]{20,}',
  '[\\w~.-]{3}\\dQ~[\\w~.-]{28,}',
  'LTAI[A-Za-z0-9]{12,}',
  'AKID[A-Za-z0-9]{28,}',
  'do[opr]_v1_[0-9a-f]{32,}',
  'HRKU-[\\w-]{30,}',
  'nfp_[A-Za-z0-9]{30,}',
  'FlyV1 ?fm\\d_[\\w+/=,-]{20,}',
  'dp\\.(?:pt|st|ct|sa|scim|audit)\\.[\\w.-]{20,}',
  'pul-[0-9a-f]{30,}',
  '[A-Za-z0-9]{14}\\.atlasv1\\.[\\w-]{20,}',
  'hv[sbr]\\.[\\w-]{20,}',
  'sb(?:p|_secret|_publishable)_[\\w-]{20,}',
  'pscale_(?:tkn|pw|oauth)_[\\w.-]{16,}',
  'AGE-SECRET-KEY-1[0-9A-Z]{20,}',
  // Code, packages, documents
  'gh[pousr]_[A-Za-z0-9_]{16,}',
  'github_pat_\\w{20,}',
  'gl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|oas|soat|ffct)-[\\w-]{16,}',
  'npm_[A-Za-z0-9]{20,}',
  'pypi-[\\w-]{20,}',
  'rubygems_[0-9a-f]{30,}',
  'cio[A-Za-z0-9]{32}(?![A-Za-z0-9])',
  'dckr_(?:pat|oat)_[\\w-]{16,}',
  'AT(?:ATT|CTT|BB)[\\w=-]{16,}',
  'lin_(?:api|oauth)_[A-Za-z0-9]{20,}',
  '(?:secret|ntn)_[A-Za-z0-9]{30,}',
  'pat[A-Za-z0-9]{14}\\.[0-9a-f]{32,}',
  'fig[duo]_[\\w-]{20,}',
  'sl\\.[\\w-]{60,}',
  'PMA[KT]-[\\w-]{20,}',
  'CFPAT-[\\w-]{20,}',
  'sgp_[\\w]{20,}',
  'sntry[su]_[\\w+/=-]{20,}',
  'gl(?:c|sa)_[\\w+/=-]{20,}',
  'NR(?:AK|II|JS|RA|AL)-[\\w-]{16,}',
  'dapi[0-9a-f]{30,}',
  'dt0[a-z]\\d\\d\\.[\\w.-]{20,}',
  // Messages
  'xox[a-z](?:\\.xox[a-z])?-[\\w-]{8,}',
  'xapp-\\d-[\\w-]{8,}',
  'hooks\\.slack\\.com/(?:services|workflows|triggers)/[\\w/-]{16,}',
  'discord(?:app)?\\.com/api/webhooks/\\d+/[\\w-]{16,}',
  '[MNO][A-Za-z0-9_-]{22,27}\\.[\\w-]{6}\\.[\\w-]{25,}',
  TELEGRAM,
  'SK[0-9a-f]{32}(?![0-9a-f])',
  'SG\\.[\\w-]{14,}\\.[\\w-]{14,}',
  '(?:pub)?key-[0-9a-f]{30,}',
  '[0-9a-f]{32}-us\\d{1,2}(?![\\w-])',
  'xkeysib-[\\w-]{20,}',
  'pat-(?:na|eu)\\d-[0-9a-f-]{30,}',
  'AAAAAAAAA[\\w%]{30,}',
  'EAA[A-Za-z0-9]{24,}',
  'EAAA[\\w-]{24,}',
  // Money
  '(?:sk|rk|pk)_(?:live|test|prod)_[A-Za-z0-9]{8,}',
  'whsec_[A-Za-z0-9+/=]{16,}',
  'sq0(?:atp|csp|idp)-[\\w-]{16,}',
  'access_token\\$(?:production|sandbox)\\$[\\w$]{16,}',
  'access-(?:sandbox|development|production)-[0-9a-f-]{20,}',
  'rzp_(?:live|test)_[A-Za-z0-9]{10,}',
  'FLW(?:SECK|PUBK)(?:_TEST)?-[\\w-]{16,}',
  'EZ[AT]K[A-Za-z0-9]{20,}',
  'shippo_(?:live|test)_[0-9a-f]{20,}',
  'duffel_(?:test|live)_[\\w=-]{20,}',
  'shp[a-z]{2,3}_[A-Za-z0-9]{16,}',
  // Models
  'sk-(?!_)[A-Za-z0-9_-]{16,}',
  'gsk_[A-Za-z0-9]{20,}',
  'hf_[A-Za-z0-9]{20,}',
  'r8_[A-Za-z0-9]{20,}',
  'pplx-[A-Za-z0-9]{20,}',
  'xai-[A-Za-z0-9]{20,}',
  // Formats
  'eyJ[\\w-]{6,}\\.[\\w-]{6,}(?:\\.[\\w-]*){1,3}',
  '[pst]k\\.eyJ[\\w-]{6,}\\.[\\w-]{10,}',
  'tskey-[\\w-]{16,}',
  'sha256~[\\w-]{30,}',
];

const FORM = new RegExp(`(?<![A-Za-z0-9_])(?:${FORMS.join('|')})|(?<=(?<![A-Za-z0-9_])bot)${TELEGRAM}`, 'g');
/** A word of letters, a separator, and a random run: the form most vendors have settled on. */
const PREFIXED =
  /(?<![A-Za-z0-9_-])[A-Za-z][A-Za-z0-9]{1,11}(?:[_-][A-Za-z0-9]{2,12}){0,3}[_-]([A-Za-z0-9]{28,})(?![A-Za-z0-9_-])/g;
/** What can be a credential at all: a run of these, at least this long. */
const RUN_CHARACTER = characters(/[A-Za-z0-9_\-.+/=:@~$%!]/);
const RUN_LENGTH = 16;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const MANY = 200_000;

/** Runs that are known to be none; collections repeat themselves. */
const clean = new Set<string>();

/** Where a text holds a credential of a known form. */
export function tokenRanges(text: string): readonly Range[] {
  const runs = longRuns(text).filter(({ run }) => canBeToken(run) && !clean.has(run));
  if (runs.length === 0) {
    return [];
  }
  // All at once, one on a line: rules cost more to call than to run.
  const lines = runs.map(({ run }) => run).join('\n');
  const found = [...secretlintRanges(lines), ...ownRanges(lines)];
  if (found.length === 0 && clean.size < MANY) {
    for (const { run } of runs) {
      clean.add(run);
    }
  }
  const out: Range[] = [];
  let start = 0;
  for (const { at, run } of runs) {
    const end = start + run.length;
    for (const range of found) {
      if (range[0] < end && range[1] > start) {
        out.push([at + Math.max(0, range[0] - start), at + Math.min(run.length, range[1] - start)]);
      }
    }
    start = end + 1;
  }
  return out;
}

interface Run {
  readonly at: number;
  readonly run: string;
}

/**
 * Every run of characters that is long enough. Only each sixteenth character is looked at until one may be part of a
 * run, because nearly all that collections hold are short words.
 */
function longRuns(text: string): Run[] {
  const runs: Run[] = [];
  for (let at = RUN_LENGTH - 1; at < text.length; at += RUN_LENGTH) {
    if (RUN_CHARACTER[text.charCodeAt(at)] === 1) {
      let start = at;
      while (start > 0 && RUN_CHARACTER[text.charCodeAt(start - 1)] === 1) {
        start -= 1;
      }
      while (RUN_CHARACTER[text.charCodeAt(at + 1)] === 1) {
        at += 1;
      }
      if (at + 1 - start >= RUN_LENGTH) {
        runs.push({ at: start, run: text.slice(start, at + 1) });
      }
    }
  }
  return runs;
}

/** A table of the characters of ASCII: 1 where the pattern matches. */
function characters(pattern: RegExp): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => (pattern.test(String.fromCharCode(code)) ? 1 : 0));
}

function canBeToken(run: string): boolean {
  return /[A-Z\d]/.test(run) && !UUID.test(run);
}

function ownRanges(text: string): Range[] {
  const out: Range[] = [];
  for (const match of text.matchAll(FORM)) {
    out.push([match.index, match.index + match[0].length]);
  }
  for (const match of text.matchAll(PREFIXED)) {
    if (looksRandom(match[1] ?? '')) {
      out.push([match.index, match.index + match[0].length]);
    }
  }
  return out;
}

/**
 * Whether a text looks drawn by lot: letters and digits without a word in it, at least sixteen. A uuid does too.
 */
export function looksRandom(text: string): boolean {
  if (text.length < 16 || !/\d/.test(text) || !/[A-Za-z]/.test(text) || !/^[\w\-+/=.~!$%]+$/.test(text)) {
    return false;
  }
  if (UUID.test(text) || /^[0-9a-f]+$/i.test(text)) {
    return true;
  }
  // Names, dates and versions change between letters and digits seldom.
  const changes = text.match(/(?:[A-Za-z](?=\d)|\d(?=[A-Za-z])|[a-z](?=[A-Z]))/g)?.length ?? 0;
  return changes >= text.length / 8 && entropy(text) > 3;
}

/** Shannon entropy in bits per character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const c of text) {
    counts.set(c, (counts.get(c) ?? 0) + 1);
  }
  let sum = 0;
  for (const count of counts.values()) {
    sum -= (count / text.length) * Math.log2(count / text.length);
  }
  return sum;
}
