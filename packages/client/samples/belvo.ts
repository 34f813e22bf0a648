import { createBelvoClient, optionsFromEnv } from '@belvo-openapi/client';

/** From BELVO_SECRET_ID, BELVO_SECRET_PASSWORD and BELVO_ENV (`sandbox` or `production`). */
export const belvo = createBelvoClient(optionsFromEnv());
