/** What has to hold among fields that stand in one object of an example, by the names of the fields. */

/** Fields of which the first is never later, or greater, than the second. */
export const ORDERED: readonly (readonly [earlier: string, later: string])[] = [
  ['created_at', 'updated_at'],
  ['created_at', 'status_updated_at'],
  ['created_at', 'expires_at'],
  ['created_at', 'expired_at'],
  ['start_date', 'end_date'],
  ['contract_start_date', 'contract_end_date'],
  ['contract_start_date', 'first_installment_due_date'],
  ['date_from', 'date_to'],
  ['year_from', 'year_to'],
  ['first_transaction_date', 'last_transaction_date'],
  ['first_tax_retention_date', 'last_tax_retention_date'],
  ['first_tax_return_year', 'last_tax_return_year'],
  ['issue_date', 'due_date'],
  ['issue_date', 'expiration_date'],
  ['issue_date', 'purchase_date'],
  ['issue_date', 'received_at'],
  ['document_issue_date', 'document_expiration_date'],
  ['purchase_date', 'due_date'],
  ['purchase_date', 'grace_period_date'],
  ['received_at', 'acknowledged_at'],
  ['received_at', 'claim_date'],
  ['issued_at', 'certified_at'],
  ['certified_at', 'cancelled_at'],
  ['invoice_date', 'certification_date'],
  ['invoice_date', 'cancelation_update_date'],
  ['operation_requested_at', 'operation_due_date'],
  ['transacted_at', 'created_at'],
  ['accounting_date', 'collected_at'],
  ['value_date', 'collected_at'],
  ['birth_date', 'created_at'],
  ['incorporation_date', 'created_at'],
  ['initial_date', 'expiration'],
  ['net_value', 'gross_value'],
  ['minimum_payment', 'monthly_payment'],
  ['unique_employer_count', 'employer_count'],
  ['current_employer_count', 'employer_count'],
  ['weeks_employed_last_job', 'weeks_employed_total'],
  ['weeks_between_jobs', 'max_weeks_between_jobs'],
];

/** A field that others make up. */
export interface Equation {
  readonly result: string;
  /** Fields that have to be there besides `result`; without one of them nothing is claimed. */
  readonly of: readonly string[];
  readonly compute: (values: Readonly<Record<string, number>>) => number;
  readonly formula: string;
}

function product(result: string, one: string, other: string): Equation {
  return {
    result,
    of: [one, other],
    formula: `${one} × ${other}`,
    compute: (values) => (values[one] ?? 0) * (values[other] ?? 0),
  };
}

/** @param signed Fields, with a minus before those that are taken away; one with `?` counts where it is there. */
function sum(result: string, ...signed: readonly string[]): Equation {
  const terms = signed.map((term) => ({
    name: term.replace(/^-|\?$/g, ''),
    sign: term.startsWith('-') ? -1 : 1,
    optional: term.endsWith('?'),
  }));
  return {
    result,
    of: terms.filter(({ optional }) => !optional).map(({ name }) => name),
    formula: terms
      .map(({ name, sign }) => `${sign < 0 ? '− ' : '+ '}${name}`)
      .join(' ')
      .replace(/^\+ /, ''),
    compute: (values) => terms.reduce((total, { name, sign }) => total + sign * (values[name] ?? 0), 0),
  };
}

/** Sums and products of fields of one object, to a cent. */
export const EQUATIONS: readonly Equation[] = [
  product('gross_value', 'quantity', 'unit_price'),
  product('gross_value', 'quantity', 'gross_unit_price'),
  product('pre_tax_amount', 'quantity', 'unit_amount'),
  // In Brazil's foreign exchange, `tax` is the rate.
  product('local_operation_value_amount', 'foreign_operation_value_amount', 'local_operation_tax_amount'),
  sum('net_value', 'gross_value', '-withheld_amount', '-transaction_fee?'),
  sum(
    'net_value',
    'gross_value',
    '-income_tax',
    '-transaction_tax?',
    '-exit_fee?',
    '-brokerage_fee?',
    '-clearing_settlement_fee?',
    '-clearing_registration_fee?',
    '-clearing_custody_fee?',
    '-stock_exchange_fee?',
    '-stock_exchange_asset_trade_notice_fee?',
    '-taxes?',
  ),
  sum('total_amount', 'net_amount', 'vat_amount', 'tax_exempt_amount?'),
  sum('total_amount', 'subtotal_amount', '-discount_amount', 'tax_amount', '-total_tax_retained?'),
  sum('total_amount', 'pre_tax_amount', 'tax_amount', '-discount?'),
  sum('outstanding_balance', 'previous_balance', '-amount_paid'),
  sum('number_of_installments_total', 'number_of_installments_paid', 'number_of_installments_outstanding'),
  {
    result: 'tax_amount',
    of: ['pre_tax_amount', 'tax_percentage'],
    formula: 'pre_tax_amount × tax_percentage / 100',
    compute: ({ pre_tax_amount = 0, tax_percentage = 0 }) => (pre_tax_amount * tax_percentage) / 100,
  },
  ...['base_salary', 'most_recent_base_salary', 'base_salary_last'].map((daily) => ({
    result: 'monthly_salary',
    of: [daily],
    formula: `${daily} × 365 / 12`,
    compute: (values: Readonly<Record<string, number>>) => ((values[daily] ?? 0) * 365) / 12,
  })),
  ...['3d', '1w', '1m', '3m', '6m', '12m'].map((window) =>
    sum(`net_cashflow_${window}`, `sum_positive_${window}`, `-sum_negative_${window}`),
  ),
];

/** Parts of an object whose figures belong to its sums. */
export const PARTS: readonly string[] = ['tax_details', 'broker_note_details'];

/** Endings of figures that are given for several periods, the shorter ones first. */
export const WINDOWS: readonly (readonly string[])[] = [
  ['_3d', '_1w', '_1m', '_3m', '_6m', '_12m'],
  ['_1y', '_3y', '_5y'],
];

/** Figures that can only grow with the period, by the beginning of their name. */
export const GROWING = /^(num|sum|max|days_balance|days_without|increases|decreases)_(?!.*_trend_)/;

/** Figures that can only fall with the period. */
export const FALLING = /^min_/;

/** RFCs that stand for many people: the public in general, and people from abroad. */
export const GENERIC_RFCS: ReadonlySet<string> = new Set(['XAXX010101000', 'XEXX010101000']);

/** Fields whose name tells that they hold somebody's identifier, each with the field of the name it belongs to. */
export const NAMED_BY: readonly (readonly [identifier: string, name: string])[] = [
  ['sender_id', 'sender_name'],
  ['receiver_id', 'receiver_name'],
  ['employer_rfc', 'employer'],
  ['payer_rfc', 'payer_name'],
  ['identifier', 'name'],
];
