import type { ResponseModel } from '../infer/model.ts';
import { statusText } from '../status-names.ts';

/** What a response is described as: the name somebody gave it, else its status. */
export function responseDescription(response: ResponseModel): string {
  const named = response.sightings.find((sighting) => sighting.name.trim() !== '');
  return named?.name.trim() ?? statusText(response.status);
}
