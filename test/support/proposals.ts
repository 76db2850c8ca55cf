/** What takes two people: proposed by finance, approved by a verifier. */
import type { Adjustment } from '../../src/adjustments/adjustments.schema.ts'
import type { TestService } from './service.ts'

export async function approved(service: TestService, path: string, body: object): Promise<Adjustment> {
  const { id } = await service.as('finance').made(path, body)
  return service.as('verifier').made<Adjustment>(`/v1/adjustments/${id}/approval`)
}

export function chosenVenue(service: TestService, retreatId: string, choice: object): Promise<Adjustment> {
  return approved(service, `/v1/retreats/${retreatId}/venue-choices`, choice)
}

/** A correction of a record that takes two people. */
export async function correctedByTwo(
  service: TestService,
  path: string,
  change: object,
): Promise<Adjustment> {
  const { status, body } = await service.as('finance').patch(path, change)
  if (status !== 202) throw new Error(`PATCH ${path} answered ${status}: ${JSON.stringify(body)}`)
  return service.as('verifier').made<Adjustment>(`/v1/adjustments/${body.id}/approval`)
}
