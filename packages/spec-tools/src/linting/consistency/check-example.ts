import type { Json } from '@belvo-openapi/spec-model';
import { birthDay, isCnpj, isCpf, isCurp, isRut } from './identifiers.ts';
import { EQUATIONS, FALLING, GENERIC_RFCS, GROWING, NAMED_BY, ORDERED, PARTS, WINDOWS } from './relations.ts';

type JsonObject = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every object in a value, with its place. */
function objectsIn(value: Json, place = ''): readonly { readonly place: string; readonly object: JsonObject }[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: Json, index) => objectsIn(item, `${place}/${index}`));
  }
  if (!isObject(value)) {
    return [];
  }
  const inner = Object.entries(value).flatMap(([key, item]) => objectsIn(item, `${place}/${key}`));
  return [{ place, object: value }, ...inner];
}

/**
 * What does not add up in the value of an example: counts of pages, order of dates, sums and products, figures of longer
 * and shorter periods, check digits, and who is who.
 *
 * @returns One sentence for each contradiction, with the place in the value.
 */
export function contradictionsIn(example: Json): readonly string[] {
  const objects = objectsIn(example);
  const people = new Map<string, string>();
  return objects.flatMap(({ place, object }) => {
    const at = place === '' ? '' : ` at ${place}`;
    return [
      ...pageCounts(object),
      ...order(object),
      ...equations(object),
      ...windows(object),
      ...ranges(object),
      ...employment(object),
      ...identifiers(object),
      ...names(object, people),
    ].map((problem) => `${problem}${at}`);
  });
}

function pageCounts({ count, results, next, previous }: JsonObject): readonly string[] {
  if (typeof count !== 'number' || !Array.isArray(results)) {
    return [];
  }
  const isWhole = next === null && previous === null;
  const fits = isWhole ? count === results.length : count > results.length;
  return fits ? [] : [`count is ${count}, but ${results.length} results are ${isWhole ? 'all there are' : 'one page'}`];
}

/** A date or time as a comparable text, cut to the day where one of two is a day only. */
function comparable(one: Json | undefined, other: Json | undefined): readonly [number, number] | undefined {
  if (typeof one === 'number' && typeof other === 'number') {
    return [one, other];
  }
  if (typeof one !== 'string' || typeof other !== 'string') {
    return undefined;
  }
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(one) || /^\d{4}-\d{2}-\d{2}$/.test(other);
  const [from, to] = [one, other].map((text) => Date.parse(isDay ? text.slice(0, 10) : text)) as [number, number];
  return Number.isNaN(from) || Number.isNaN(to) ? undefined : [from, to];
}

function order(object: JsonObject): readonly string[] {
  return ORDERED.flatMap(([earlier, later]) => {
    const pair = comparable(object[earlier], object[later]);
    return pair && pair[0] > pair[1] ? [`${earlier} ${object[earlier]} is after ${later} ${object[later]}`] : [];
  });
}

function equations(object: JsonObject): readonly string[] {
  const parts = PARTS.map((name) => object[name]).filter(isObject);
  const numbers = Object.fromEntries(
    [...parts, object]
      .flatMap(Object.entries<Json>)
      .filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
  return EQUATIONS.filter(({ result, of }) => [result, ...of].every((name) => name in numbers)).flatMap(
    ({ result, formula, compute }) => {
      const expected = Math.round(compute(numbers) * 100) / 100;
      return Math.abs(expected - (numbers[result] ?? 0)) > 0.005
        ? [`${result} is ${numbers[result]}, but ${formula} is ${expected}`]
        : [];
    },
  );
}

function windows(object: JsonObject): readonly string[] {
  return WINDOWS.flatMap((endings) => {
    const figures = Object.keys(object).filter((key) => GROWING.test(key) || FALLING.test(key));
    const stems = new Set(
      figures.flatMap((key) =>
        endings.filter((ending) => key.endsWith(ending)).map((ending) => key.slice(0, -ending.length)),
      ),
    );
    return [...stems].flatMap((stem) => {
      const known = endings
        .map((ending) => ({ name: `${stem}${ending}`, value: object[`${stem}${ending}`] }))
        .filter((one): one is { name: string; value: number } => typeof one.value === 'number');
      return known.slice(1).flatMap(({ name, value }, index) => {
        const shorter = known[index] as { name: string; value: number };
        const fits = FALLING.test(stem) ? value <= shorter.value : value >= shorter.value;
        return fits ? [] : [`${name} is ${value}, but ${shorter.name} is ${shorter.value}`];
      });
    });
  });
}

/** The least is not above the mean, nor the mean above the most. */
function ranges(object: JsonObject): readonly string[] {
  return Object.entries(object).flatMap(([key, least]) => {
    const rest = key.startsWith('min_') ? key.slice(4) : undefined;
    if (rest === undefined || typeof least !== 'number') {
      return [];
    }
    const chain = [key, `mean_${rest}`, `average_${rest}`, `max_${rest}`]
      .map((name) => ({ name, value: object[name] }))
      .filter((one): one is { name: string; value: number } => typeof one.value === 'number');
    return chain.slice(1).flatMap(({ name, value }, index) => {
      const before = chain[index] as { name: string; value: number };
      return value < before.value ? [`${name} is ${value}, but ${before.name} is ${before.value}`] : [];
    });
  });
}

const WEEK = 7 * 24 * 3600 * 1000;

/** How long an employment lasted follows from its dates, and who is employed has an open employment. */
function employment(object: JsonObject): readonly string[] {
  const problems: string[] = [];
  const { start_date, end_date, weeks_employed, collected_at, birth_date, age, reference_date } = object;
  if (typeof weeks_employed === 'number' && typeof start_date === 'string') {
    const end = typeof end_date === 'string' ? end_date : collected_at;
    const weeks = (Date.parse(String(end)) - Date.parse(start_date)) / WEEK;
    if (Math.abs(weeks - weeks_employed) > 1) {
      problems.push(`weeks_employed is ${weeks_employed}, but the dates tell ${weeks.toFixed(1)}`);
    }
  }
  if (typeof age === 'number' && typeof birth_date === 'string' && typeof reference_date === 'string') {
    const years = (Date.parse(reference_date) - Date.parse(birth_date)) / (365.25 * 24 * 3600 * 1000);
    if (Math.floor(years) !== age) {
      problems.push(`age is ${age}, but the dates tell ${Math.floor(years)}`);
    }
  }
  const { weeks_employed_total: total, weeks_between_jobs: between } = object;
  for (const years of [1, 3, 5]) {
    const known = Object.keys(object).find((key) => key.endsWith(`_${years}y`) && object[key] !== null);
    if (typeof total === 'number' && known !== undefined && total + Number(between ?? 0) < years * 52) {
      problems.push(`${known} is known, but ${total} weeks of work are less than ${years} years`);
    }
  }
  const { occupations } = object;
  if (typeof end_date === 'string' && Array.isArray(occupations)) {
    if (occupations.filter(isObject).some((occupation) => occupation.end_date === null)) {
      problems.push(`end_date is ${end_date}, but an occupation has not ended`);
    }
  }
  const { current_employment_records: records } = object;
  const day = typeof collected_at === 'string' ? Number(collected_at.slice(8, 10)) : undefined;
  for (const { days_employed } of (Array.isArray(records) ? records : []).filter(isObject)) {
    if (day !== undefined && typeof days_employed === 'number' && days_employed > day) {
      problems.push(`days_employed is ${days_employed} in a month of which ${day} days had passed`);
    }
  }
  return problems;
}

/** What a number of eleven or fourteen digits is called where it is a CPF or CNPJ. */
const BRAZILIAN =
  /(^|_)(cpf|cnpj|identifier|tax_id|issuer_id_number|document_id|person_id|company_id|id_number)$|cnpj|cpf/i;

function identifiers(object: JsonObject): readonly string[] {
  return Object.entries(object).flatMap(([key, value]) => {
    if (typeof value !== 'string') {
      return [];
    }
    if (BRAZILIAN.test(key) && /^\d{11}$/.test(value) && !/^0*$/.test(value) && !isCpf(value)) {
      return [`${key} ${value} has the length of a CPF and not its check digits`];
    }
    if (BRAZILIAN.test(key) && /^\d{14}$/.test(value) && !/^0*$/.test(value) && !isCnpj(value)) {
      return [`${key} ${value} has the length of a CNPJ and not its check digits`];
    }
    if (/^\d{7,8}-[\dkK]$/.test(value) && !isRut(value)) {
      return [`${key} ${value} has the form of a RUT and not its check digit`];
    }
    if (/^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d$/.test(value) && !isCurp(value)) {
      return [`${key} ${value} has the form of a CURP and not its check digit`];
    }
    return [];
  });
}

const COMPANY = /\b(SA|SA DE CV|SAPI|SPA|LTDA|S\.A\.|LLC|SAS)\b/i;

/** One identifier belongs to one name in an example; RFCs of people have thirteen characters, those of companies twelve. */
function names(object: JsonObject, people: Map<string, string>): readonly string[] {
  const problems: string[] = [];
  for (const [identifierKey, nameKey] of NAMED_BY) {
    const identifier = object[identifierKey];
    const name = object[nameKey];
    if (typeof identifier !== 'string' || typeof name !== 'string') {
      continue;
    }
    const known = people.get(identifier) ?? name;
    people.set(identifier, known);
    if (known !== name && !GENERIC_RFCS.has(identifier)) {
      problems.push(`${identifierKey} ${identifier} is ${name} here and ${known} elsewhere`);
    }
    if (/^[A-ZÑ&]{3,4}\d{6}[A-Z\d]{3}$/.test(identifier) && COMPANY.test(name) !== (identifier.length === 12)) {
      problems.push(
        `${identifierKey} ${identifier} is the RFC of a ${identifier.length === 12 ? 'company' : 'person'}, ${nameKey} is ${name}`,
      );
    }
  }
  const { official_name, first_name, last_name, birth_date } = object;
  if (typeof official_name === 'string' && typeof first_name === 'string' && typeof last_name === 'string') {
    if (official_name !== `${first_name} ${last_name}`) {
      problems.push(`official_name is ${official_name}, the parts are ${first_name} and ${last_name}`);
    }
  }
  if (typeof birth_date === 'string' && Array.isArray(object.document_ids)) {
    for (const { document_number } of object.document_ids.filter(isObject)) {
      const born = typeof document_number === 'string' ? birthDay(document_number) : undefined;
      if (born !== undefined && born !== birth_date.slice(2, 10)) {
        problems.push(`birth_date is ${birth_date}, the document says ${born}`);
      }
    }
  }
  return problems;
}
