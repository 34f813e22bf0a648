// Statuses as literals, so that `error.status === 401` narrows an error to its class (RFC 9110, section 15, and the
// numbers that proxies in front of APIs use).

/** Statuses of `ServerError`. */
export type ServerStatus =
  | 500
  | 501
  | 502
  | 503
  | 504
  | 505
  | 506
  | 507
  | 508
  | 509
  | 510
  | 511
  | 520
  | 521
  | 522
  | 523
  | 524
  | 525
  | 526
  | 530;

/** Statuses of `OtherStatusError`. */
export type OtherStatus =
  | 402
  | 405
  | 406
  | 407
  | 410
  | 411
  | 412
  | 413
  | 414
  | 415
  | 416
  | 417
  | 418
  | 421
  | 423
  | 424
  | 425
  | 426
  | 428
  | 431
  | 451
  | 499;
