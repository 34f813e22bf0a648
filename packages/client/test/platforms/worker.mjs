import { smoke } from './smoke.mjs';

export default {
  async fetch(request) {
    const { searchParams } = new URL(request.url);
    try {
      return Response.json(await smoke(searchParams.get('url'), searchParams.get('closed')));
    } catch (error) {
      return new Response(String(error?.stack ?? error), { status: 500 });
    }
  },
};
