import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import type { OpenApiDocument } from '../write/document.ts';

/** What a conversion did, found and had to guess. Plain data; the JSON report is exactly this. */
export interface Report {
  readonly collection: string;
  readonly counts: {
    readonly requests: number;
    readonly operations: number;
    readonly savedResponses: number;
    readonly schemas: number;
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
  };
  readonly findings: readonly Diagnostic[];
}

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Sums a conversion up; findings are sorted by severity, then by kind, then as they were found. */
export function buildReport(
  document: OpenApiDocument,
  diagnostics: readonly Diagnostic[],
  seen: { readonly requests: number; readonly savedResponses: number },
): Report {
  const info = document.info as { readonly title?: string };
  const count = (severity: Severity): number => diagnostics.filter((finding) => finding.severity === severity).length;
  const components = (document.components ?? {}) as { readonly schemas?: object };
  return {
    collection: info.title ?? '',
    counts: {
      requests: seen.requests,
      operations: countOperations(document),
      savedResponses: seen.savedResponses,
      schemas: Object.keys(components.schemas ?? {}).length,
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
    },
    findings: [...diagnostics].sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || compare(a.code, b.code)),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function countOperations(document: OpenApiDocument): number {
  return Object.values(document.paths as Record<string, object>).reduce(
    (sum, item) => sum + Object.keys(item).length,
    0,
  );
}
