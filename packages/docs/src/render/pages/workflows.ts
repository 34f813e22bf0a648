import type { ArazzoDocument } from '../../model/content.ts';
import { operationUrl, slug } from '../../model/urls.ts';
import { methodBadge } from '../badges.ts';
import type { Page, PageContext } from '../context.ts';
import { type Content, type Html, html } from '../html.ts';
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

function renderWorkflow(context: PageContext, workflow: Workflow): Html {
  return html`<section class="block"><h2 id="${slug(workflow.workflowId)}">${workflow.summary ?? workflow.workflowId}</h2>
<div class="prose">${context.md.block(workflow.description)}</div>
<ol class="steps">${(workflow.steps ?? []).map((step) => renderStep(context, step))}</ol></section>`;
}

/** The multi-step flows of the specification (Arazzo), step by step. */
export function workflowsPage(context: PageContext): Page {
  const sections = context.site.content.workflows.flatMap(({ document }) =>
    (document.workflows ?? []).map((workflow) => renderWorkflow(context, workflow)),
  );
  return articlePage(
    'workflows/index.html',
    'Workflows',
    'Calls that belong together, in their order, with what each hands to the next. They are run against the mock in CI.',
    sections,
  );
}
