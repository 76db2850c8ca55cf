import { authenticate } from '../../src/platform/authority/authenticate.ts'
import { loadDemo } from '../../src/tools/demo/load-demo.ts'
import type { TestService } from './service.ts'

/** The illustrative retreat, posted by this service's finance and verifier. */
export async function loadDemoInto(service: TestService): Promise<{ retreatId: string }> {
  const actorOf = (role: 'finance' | 'verifier') => authenticate(service.db, service.as(role).secret ?? '')
  return loadDemo(service.db, { finance: await actorOf('finance'), verifier: await actorOf('verifier') })
}
