import { expectTypeOf, test } from 'vitest';
import type {
  AcceptedRequest,
  AnyApiError,
  ApiError,
  AuthenticationError,
  BelvoClient,
  ClientOptions,
  Link,
  LinkPage,
  MfaFlow,
  NotFoundError,
  RateLimitError,
  ServerError,
  ValidationError,
  WidgetTokenOpenFinanceBrazilRequest,
} from '../../src/index.ts';
import { createBelvoClient, hasCode, isApiError, MfaRequiredError } from '../../src/index.ts';

// Nothing here runs against a network: the compiler is the test.
declare const belvo: BelvoClient;
declare const caught: unknown;

test('data, responses and items', () => {
  type Update = Awaited<ReturnType<BelvoClient['links']['update']>>;
  expectTypeOf<Update>().toEqualTypeOf<Link>();
  type Page = Awaited<ReturnType<BelvoClient['links']['list']>>;
  expectTypeOf<Page>().toEqualTypeOf<LinkPage>();
  const uses = async () => {
    for await (const link of belvo.links.list()) {
      expectTypeOf(link).toEqualTypeOf<Link>();
    }
    expectTypeOf(await belvo.links.list().toArray({ limit: 1 })).toEqualTypeOf<Link[]>();
    expectTypeOf((await belvo.links.get('x').withResponse()).data).toEqualTypeOf<Link>();
    expectTypeOf(await belvo.links.update('x', { password: 'p' }).flow()).toEqualTypeOf<MfaFlow<Link>>();
  };
  expectTypeOf(uses).returns.resolves.toBeVoid();
});

test('what the server always sets is there without a check', () => {
  const uses = async () => {
    const link = await belvo.links.register({ institution: 'planet_mx_employment', username: 'CURP' });
    await belvo.accounts.retrieve({ link: link.id });
    const { results } = await belvo.links.list();
    expectTypeOf(results).toEqualTypeOf<Link[]>();
    const { access } = await belvo.widgetToken.create({ id: 'i', password: 'p', scopes: 'read_institutions' });
    expectTypeOf(access).toBeString();
  };
  expectTypeOf(uses).toBeFunction();
});

test('a misspelt field is no request, whether Belvo would take it or not', () => {
  const widget = {
    openfinance_feature: 'consent_link_creation' as const,
    consent: {
      terms_and_conditions_url: 'https://www.example.com/terms',
      permissions: ['REGISTER', 'ACCOUNTS', 'CREDIT_CARDS', 'CREDIT_OPERATIONS'],
      identification_info: [{ type: 'CPF', number: '00000000191', name: 'Ana Exemplo' }],
    },
  } satisfies WidgetTokenOpenFinanceBrazilRequest['widget'];
  const payment = {
    amount: '1.00',
    customer: 'cccccccc-cccc-4ccc-8ccc-cccccccccccc',
    description: 'Order 0001',
    allowed_payment_method_types: ['open_finance' as const],
    payment_method_details: {
      open_finance: { pix_key: 'k', payer_institution: 'p', callback_url: 'https://a.example' },
    },
    confirm: false,
  };
  const keys = { id: 'i', password: 'p', scopes: 'read_institutions' };
  const uses = async () => {
    // @ts-expect-error `link` is the name
    await belvo.accounts.retrieve({ link_id: 'x' });
    // @ts-expect-error `save_data` is the name
    await belvo.accounts.retrieve({ link: 'x', save_dta: false });
    // @ts-expect-error `link_id` is the name
    await belvo.widgetToken.create({ ...keys, link: 'x' });
    // @ts-expect-error `stale_in` is the name
    await belvo.widgetToken.create({ ...keys, stalein: '365d', widget });
    // @ts-expect-error `statement_description` is the name; the schema of this request is open
    await belvo.paymentIntents.create({ ...payment, statement_descrption: 'Order' });
    await belvo.widgetToken.create({ ...keys, widget });
    await belvo.paymentIntents.create(payment);
  };
  expectTypeOf(uses).toBeFunction();
});

test('asynchronous mode has its own answer', () => {
  const uses = async () => {
    expectTypeOf(await belvo.links.delete('x')).toEqualTypeOf<void>();
    const receipt = await belvo.links.delete('x', { mode: 'async' });
    expectTypeOf(receipt.request_id).toExtend<AcceptedRequest['request_id'] | undefined>();
    // Decided at run time, it is one or the other.
    const isAsync = Math.random() < 0.5;
    const mode = isAsync ? 'async' : undefined;
    const either = await belvo.links.delete('x', { mode, timeout: 1000 });
    const whole = await belvo.links.delete('x', isAsync ? { mode: 'async' } : undefined);
    expectTypeOf(whole).toEqualTypeOf<typeof either>();
    expectTypeOf(either).exclude<typeof receipt>().toEqualTypeOf<void>();
    expectTypeOf(either).extract<typeof receipt>().toEqualTypeOf<typeof receipt>();
    const { status, data } = await belvo.links.delete('x', isAsync ? { mode: 'async' } : {}).withResponse();
    expectTypeOf(status).toBeNumber();
    expectTypeOf(data).toEqualTypeOf<typeof either>();
    // @ts-expect-error there is no such mode
    await belvo.links.delete('x', { mode: 'sync' });
  };
  expectTypeOf(uses).toBeFunction();
});

test('a result is discriminated by ok and by every literal status', () => {
  const uses = async () => {
    const result = await belvo.links.update('x', { password: 'p' }).result();
    if (result.ok) {
      expectTypeOf(result.status).toEqualTypeOf<200>();
      expectTypeOf(result.data).toEqualTypeOf<Link>();
    } else if (result.status === 428) {
      // @ts-expect-error a 428 without a session cannot be resumed
      result.error.resume('1');
      if (result.error instanceof MfaRequiredError) {
        expectTypeOf(result.error.resume('1')).resolves.toEqualTypeOf<Link>();
      }
    } else if (result.status === 400) {
      expectTypeOf(result.error.body).toBeArray();
      expectTypeOf(result.error.status).toEqualTypeOf<400>();
    } else if (result.status === undefined) {
      expectTypeOf(result.error.message).toBeString();
    }
    // @ts-expect-error 418 is not a status of this operation
    result.status === 418;
  };
  expectTypeOf(uses).toBeFunction();
});

test('an API error narrows by class, by status and by code', () => {
  const uses = () => {
    if (isApiError(caught)) {
      expectTypeOf(caught).toEqualTypeOf<AnyApiError>();
      if (caught.status === 401) {
        expectTypeOf(caught).toEqualTypeOf<AuthenticationError>();
      }
      if (caught.status === 404) {
        expectTypeOf(caught).toEqualTypeOf<NotFoundError>();
      }
      if (caught.status === 429) {
        expectTypeOf(caught).toEqualTypeOf<RateLimitError>();
      }
      if (caught.status === 400 || caught.status === 422) {
        expectTypeOf(caught).toEqualTypeOf<ValidationError>();
      }
      if (caught.status === 503) {
        expectTypeOf(caught).toEqualTypeOf<ServerError>();
      }
    }
    if (hasCode(caught, 'login_error', 'invalid_link')) {
      expectTypeOf(caught.code).toExtend<'login_error' | 'invalid_link'>();
      expectTypeOf(caught).toExtend<ApiError>();
    }
    // @ts-expect-error not a documented code
    hasCode(caught, 'no_such_code');
  };
  expectTypeOf(uses).toBeFunction();
  // Known codes are completed, unknown ones accepted.
  expectTypeOf<'login_error'>().toExtend<NonNullable<ValidationError['code']>>();
  expectTypeOf<'a_new_code'>().toExtend<NonNullable<ValidationError['code']>>();
  expectTypeOf<MfaRequiredError<Link>['resume']>().returns.resolves.toEqualTypeOf<Link>();
});

test('open enums complete known values and accept others', () => {
  expectTypeOf<'valid'>().toExtend<NonNullable<Link['status']>>();
  expectTypeOf<'a_new_status'>().toExtend<NonNullable<Link['status']>>();
});

test('wrong arguments are errors', () => {
  const uses = () => {
    // @ts-expect-error the body is required
    belvo.links.update('x');
    // @ts-expect-error no such field
    belvo.links.update('x', { password: 'p', passwort: 'p' });
    // @ts-expect-error request enums are closed
    belvo.links.list({ status__in: ['nonsense'] });
    // @ts-expect-error no such filter
    belvo.links.list({ stauts: 'valid' });
    // @ts-expect-error dates are text
    belvo.links.list({ created_at__gte: new Date() });
    // @ts-expect-error a limit is needed
    belvo.links.list().toArray();
    // @ts-expect-error not an option
    belvo.links.get('x', { retry: 1 });
  };
  expectTypeOf(uses).toBeFunction();
});

test('a client needs a target and keys, one of each', () => {
  const keys = { secretId: 'a', secretPassword: 'b' };
  expectTypeOf({ ...keys, environment: 'sandbox' as const }).toExtend<ClientOptions>();
  expectTypeOf({ ...keys, baseUrl: 'https://x' }).toExtend<ClientOptions>();
  const uses = () => {
    // @ts-expect-error no target
    createBelvoClient(keys);
    // @ts-expect-error two targets
    createBelvoClient({ ...keys, environment: 'sandbox', baseUrl: 'https://x' });
    // @ts-expect-error no such environment
    createBelvoClient({ ...keys, environment: 'staging' });
    // @ts-expect-error no keys
    createBelvoClient({ environment: 'sandbox' });
    createBelvoClient({ credentials: async () => keys, environment: 'production' });
    // The platform's fetch fits.
    createBelvoClient({ ...keys, environment: 'sandbox', fetch });
  };
  expectTypeOf(uses).toBeFunction();
});
