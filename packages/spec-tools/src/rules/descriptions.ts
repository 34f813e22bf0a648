import { follow } from './support/follow.ts';
import type { Context, Rule } from './support/types.ts';

const COMPONENT = /^#\/(components\/schemas\/[^/]+)?$/;

function check(description: unknown, what: string, { report, location }: Context, place = location.key()): void {
  if (typeof description !== 'string' || description.trim() === '') {
    report({
      message: `${what} has no description. Say what it is, its unit or format, and who sets it.`,
      location: place,
    });
  } else if (!description.trimEnd().endsWith('.')) {
    report({ message: `${what} is not described in sentences. End the description with a period.`, location: place });
  }
}

/** Everything a reader can meet is described in sentences; a referenced schema's own description counts. */
export const descriptions: Rule = () => ({
  Operation: (operation, ctx) => check(operation.description, 'The operation', ctx, ctx.location.child('operationId')),
  Tag: (tag, ctx) => check(tag.description, `Tag "${tag.name}"`, ctx, ctx.location.child('name')),
  Parameter: (parameter, ctx) =>
    check(parameter.description, `Parameter "${parameter.name}"`, ctx, ctx.location.child('name')),
  Header: (header, ctx) => check(header.description, `Header "${ctx.key}"`, ctx),
  RequestBody: (body, ctx) => check(body.description, 'The request body', ctx),
  Response: (response, ctx) => check(response.description, `Response ${ctx.key}`, ctx),
  Link: (link, ctx) => check(link.description, `Link "${ctx.key}"`, ctx),
  Schema(schema, ctx) {
    if (COMPONENT.test(ctx.location.pointer)) {
      check(schema.description, 'The schema', ctx);
    }
  },
  SchemaProperties(properties, ctx) {
    for (const [name, property] of Object.entries(properties)) {
      check(follow(ctx, property)?.node.description, `Property "${name}"`, ctx, ctx.location.child(name).key());
    }
  },
});
