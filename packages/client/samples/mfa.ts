import type { Link, MfaFlow } from '@belvo-openapi/client';
import { belvo } from './belvo.ts';

/** The whole flow in one place: the call goes on by itself. */
export async function updateAndAsk(
  id: string,
  password: string,
  ask: (text: string) => Promise<string>,
): Promise<Link> {
  return belvo.links.update(
    id,
    { password },
    { onMfa: ({ instructions, value }) => ask(`${instructions ?? ''} ${value ?? ''}`) },
  );
}

/** The flow step by step, where the token comes with a later request of your user. */
export async function begin(id: string, password: string): Promise<MfaFlow<Link>> {
  const flow = await belvo.links.update(id, { password }).flow();
  if (flow.state === 'mfaRequired') {
    console.log('Ask the user before', flow.expiresAt, flow.challenge.instructions);
  }
  return flow;
}

/** One flow may ask for several tokens. */
export async function enter(flow: MfaFlow<Link>, token: string): Promise<MfaFlow<Link>> {
  return flow.state === 'mfaRequired' ? flow.resume(token) : flow;
}
