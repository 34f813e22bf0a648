// #region bank
import { createBelvoClient, optionsFromEnv, type PaymentIntent } from '@belvo-openapi/client';

const belvo = createBelvoClient(optionsFromEnv());

/** The banks to choose from. Show `display_name`, keep `id`. */
export async function banks(): Promise<{ id: string; name: string }[]> {
  const found: { id: string; name: string }[] = [];
  for await (const { id = '', display_name } of belvo.paymentInstitutions.list()) {
    found.push({ id, name: display_name ?? '' });
  }
  return found;
}
// #endregion

// #region customer
/** Once per payer. Keep the id: the next payment needs no new customer. */
export async function createCustomer(cpf: string, name: string): Promise<string> {
  const { id = '' } = await belvo.customers.create({ identifier: cpf, name });
  return id;
}
// #endregion

/** What a payment is made of. */
export interface Order {
  readonly customer: string;
  /** Bank of the payer. */
  readonly bank: string;
  /** Your own bank account, registered with Belvo. */
  readonly beneficiary: string;
  /** Reais with two decimals, as text: `149.90`. */
  readonly amount: string;
  readonly number: string;
  /** A UUID, made and stored with the order: the same one for every attempt to pay it. */
  readonly key: string;
}

// #region pay
/** Creates the payment. Gives where to send the payer, within five minutes and in a real browser. */
export async function pay(order: Order): Promise<{ id: string; redirectTo: string }> {
  const intent = await belvo.paymentIntents.create(
    {
      amount: order.amount,
      customer: order.customer,
      description: `Order ${order.number}`,
      metadata: { order: order.number },
      allowed_payment_method_types: ['open_finance'],
      payment_method_details: {
        open_finance: {
          payer_institution: order.bank,
          beneficiary_bank_account: order.beneficiary,
          callback_url: `https://shop.example.com/orders/${order.number}`,
        },
      },
      confirm: true,
    },
    { idempotencyKey: order.key },
  );
  return { id: intent.id, redirectTo: redirectOf(intent) };
}
// #endregion

function redirectOf(intent: PaymentIntent): string {
  const { redirect_url } = (intent.payment_method_information?.open_finance ?? {}) as { redirect_url?: string };
  return redirect_url ?? '';
}

// #region state
/** What became of it. Ask after the webhook, or when the payer comes back; the payer's word is not enough. */
export async function state(id: string): Promise<'paid' | 'failed' | 'open'> {
  const { status } = await belvo.paymentIntents.get(id);
  switch (status) {
    case 'SUCCEEDED':
      return 'paid';
    case 'FAILED':
      return 'failed';
    default:
      return 'open'; // PROCESSING, REQUIRES_ACTION and states of tomorrow
  }
}
// #endregion
