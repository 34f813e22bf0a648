/**
 * The six responses that the Postman collection saved for "Links / Update", by the named examples of the specification
 * that stand for them.
 */
export const savedResponses = [
  { saved: 'Ok', status: 200, example: 'link_recurrent' },
  { saved: 'Bad request error', status: 400, example: 'login_error' },
  { saved: 'Unauthorized', status: 401, example: 'authentication_failed' },
  { saved: 'Too Many Sessions', status: 404, example: 'too_many_sessions' },
  { saved: 'MFA Token Required', status: 428, example: 'token_required_object' },
  { saved: 'Unexpected Error', status: 500, example: 'unexpected_error' },
] as const;
