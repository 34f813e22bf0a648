import type { ArazzoDocument } from '../../model/content.ts';
import { operationUrl, slug } from '../../model/urls.ts';
import { methodBadge } from '../badges.ts';
import type { Page, PageContext } from '../context.ts';
import { type Content, type Html, html } from '../html.ts';
import { table } from '../table.ts';
import { articlePage } from './article.ts';

type Workflow = NonNullable<ArazzoDocument['workflows']>[number];
type Step = NonNullable<Workflow['steps']>[number];

/** `$sourceDescriptions.belvo.links_list` -> `links_list`. */
function operationIdOf(step: Step): string | undefined {
  return step.operationId?.split('.').at(-1);
}

function renderStep(context: PageContext, step: Step): Html {
  const id = operationIdOf(step);
  const operation = id === undefined ? undefined : context.site.operationsById.get(id);
  const target: Content = operation
    ? html`${methodBadge(operation.method)} <a href="${context.href(operationUrl(operation.operationId))}">${operation.summary}</a>`
    : html`<code>${step.operationId ?? step.operationPath ?? step.workflowId ?? step.stepId}</code>`;
  const outputs = Object.keys(step.outputs ?? {});
  const criteria = (step.successCriteria ?? []).flatMap(({ condition }) => (condition ? [condition] : []));
  return html`<li><p class="step-target">${target}</p>${context.md.block(step.description)}
${criteria.length > 0 ? html`<p class="fact-note">Goes on when ${criteria.map((condition) => html`<code>${condition}</code> `)}</p>` : ''}
${outputs.length > 0 ? html`<p class="fact-note">Keeps ${outputs.map((name) => html`<code>${name}</code> `)}</p>` : ''}</li>`;
}

function renderInputs(context: PageContext, { inputs }: Workflow): Content {
  const entries = Object.entries(inputs?.properties ?? {});
  const rows = entries.map(([name, schema]) => ({
    cells: [
      html`<code>${name}</code>`,
      inputs?.required?.includes(name) ? 'required' : 'optional',
      context.md.inline(schema.description),
    ],
  }));
  return rows.length > 0 && html`<p>It needs:</p>${table(['Input', 'Needed', 'Meaning'], rows)}`;
}

function renderWorkflow(context: PageContext, { slug: file, document }: DocumentOf, workflow: Workflow): Html {
  const title = document.info?.title ?? workflow.summary ?? workflow.workflowId;
  return html`<section class="block"><h2 id="${slug(workflow.workflowId)}">${title}</h2>
<div class="prose">${workflow.summary && workflow.summary !== title ? html`<p><strong>${workflow.summary}.</strong></p>` : ''}${context.md.block(document.info?.description)}${context.md.block(workflow.description)}</div>
${renderInputs(context, workflow)}
<ol class="steps">${(workflow.steps ?? []).map((step) => renderStep(context, step))}</ol>
<p class="fact-note">Written in <code>spec/workflows/${file}.arazzo.yaml</code>.</p></section>`;
}

type DocumentOf = PageContext['site']['content']['workflows'][number];

/** The multi-step flows of the specification (Arazzo), step by step, with what each needs to begin. */
export function workflowsPage(context: PageContext): Page {
  const sections = context.site.content.workflows.flatMap((entry) =>
    (entry.document.workflows ?? []).map((workflow) => renderWorkflow(context, entry, workflow)),
  );
  return articlePage(
    'workflows/index.html',
    'Workflows',
    'Calls that belong together, in their order, with what each hands to the next. They are run against the mock in CI.',
    sections,
  );
}
