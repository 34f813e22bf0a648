// `pnpm api-report`: writes every exported name of the package, with its declaration, to api-report.md. What is generated
// from the specification is told by its pattern, so that the report changes when the client does.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript5';

const root = fileURLToPath(new URL('..', import.meta.url));
const printer = ts.createPrinter({ removeComments: true });

const HEAD = `# What the package exports

Written by \`pnpm api-report\` from the built declarations; a test fails when it is out of date. Besides these names there are,
generated from the specification:

- \`belvo.<resource>.<verb>(<path>…, body, params?, options?)\` for every operation, and the function
  \`<resource><Verb>(client, …)\` in \`/operations\`;
- for each operation \`…Params\` (query parameters), \`…Options\` and \`…AsyncOptions\` (headers as options), \`…Call\` and
  \`…AsyncCall\` (what it returns), \`…Result\` and \`…AsyncResult\` (what \`result()\` gives), \`…Item\` (of a list);
- for each schema a type of its name, with \`Body\` at its end if it is only ever the body of a refusal;
- \`environments\` and \`Environment\`, \`errorCodes\` with \`ErrorCodeFacts\`, \`KnownErrorCode\` and \`ErrorCodesByStatus\`,
  \`BelvoResources\`, \`BelvoEvents\`, \`OperationId\`.
`;

/** An exported name, and where it is declared. */
export interface Exported {
  readonly entry: string;
  readonly name: string;
  readonly isValue: boolean;
  readonly isGenerated: boolean;
  /** Its declarations without comments. */
  readonly text: string;
  /** Where it is declared, to tell two things of one name. */
  readonly place: string;
}

function entryPoints(): readonly string[] {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { exports: object };
  return Object.keys(exports)
    .filter((path) => path !== './package.json')
    .map((path) => path.slice(2) || 'index');
}

function textOf(node: ts.Node): string {
  const declaration = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  const text = printer.printNode(ts.EmitHint.Unspecified, declaration, declaration.getSourceFile());
  return text.replace(/^export /, '').replace(/\bdeclare (?=class|function|const|abstract)/, '');
}

/** Every exported name of every entry point. */
export function exportedNames(): readonly Exported[] {
  const files = entryPoints().map((entry) => [entry, join(root, 'dist', `${entry}.d.cts`)] as const);
  const program = ts.createProgram({
    rootNames: files.map(([, file]) => file),
    options: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, skipLibCheck: true, types: ['node'] },
  });
  const checker = program.getTypeChecker();
  return files.flatMap(([entry, file]) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    return (module ? checker.getExportsOfModule(module) : []).map((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const declarations = target.declarations ?? [];
      const place = relative(join(root, 'dist'), declarations[0]?.getSourceFile().fileName ?? '');
      const isGenerated = place.startsWith('generated');
      const isValue = (target.flags & ts.SymbolFlags.Value) !== 0 && !isTypeOnly(symbol);
      const text = isGenerated ? '' : [...new Set(declarations.map(textOf))].join('\n');
      return { entry, name: symbol.name, isValue, isGenerated, text, place: `${place} ${target.name}` };
    });
  });
}

function isTypeOnly(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some(
    (node) => ts.isExportSpecifier(node) && (node.isTypeOnly || node.parent.parent.isTypeOnly),
  );
}

/** The report. */
export function apiReport(): string {
  const names = exportedNames().filter(({ isGenerated }) => !isGenerated);
  const sections = entryPoints().map((entry) => {
    const own = names.filter((exported) => exported.entry === entry).sort((a, b) => (a.name < b.name ? -1 : 1));
    const path = entry === 'index' ? '@belvo-openapi/client' : `@belvo-openapi/client/${entry}`;
    return `## ${path}\n\n\`\`\`ts\n${own.map(({ text }) => text).join('\n\n')}\n\`\`\`\n`;
  });
  return `${HEAD}\n${sections.join('\n')}`;
}

if (import.meta.main) {
  writeFileSync(join(root, 'api-report.md'), apiReport());
}
