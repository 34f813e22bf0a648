import { belvo } from './belvo.ts';

// One page: await it.
const page = await belvo.links.list({ page_size: 50, access_mode: 'recurrent' });
console.log(page.count);

// All items, asked for page by page as you go on.
for await (const link of belvo.links.list({ created_at__range: ['2024-01-01', '2024-12-31'] })) {
  console.log(link.id);
}

// Page by page; with `prefetch` the next one is fetched while you work.
for await (const { results } of belvo.links.list({}, { prefetch: true }).pages()) {
  console.log(results?.length);
}

// An array, with the most it may hold.
const some = await belvo.links.list().toArray({ limit: 200 });
console.log(some.length);
