/** A checkpoint that somebody with the application's login inserted: verify names it, and what docs/security.md says takes it away. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyLedger } from '../../src/tools/verify/verify-ledger.ts'
import { seal } from '../support/sealing.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { aRetreat } from '../support/world.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
  await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  await seal(service)
})
afterAll(() => service.close())

async function named(): Promise<string[]> {
  const { verdicts } = await verifyLedger(service.db)
  return verdicts.flatMap(({ name, wrong, examples }) =>
    wrong > 0 ? examples.map(({ record, found }) => `${name}: ${record}, ${found}`) : [],
  )
}

it('it is named by its size, and gone when the owner of the database removed that one row', async () => {
  expect(await named()).toEqual([])
  await service.sql.query(`
    insert into log_checkpoints (size, root, signed_at, key_id, note)
    select size + 1000, sha256(root), signed_at + interval '1 hour', key_id, replace(note, e'\\n' || size || e'\\n', e'\\n' || size + 1000 || e'\\n')
    from log_checkpoints order by size desc limit 1`)

  const found = await named()
  expect(found).not.toEqual([])
  expect(found.join('\n')).toMatch(/checkpoint of \d+ events/)
  await expect(service.sql.query('delete from log_checkpoints')).rejects.toThrow('permission denied')

  await service.superuser.query(`
    begin;
    alter table log_checkpoints disable trigger append_only;
    delete from log_checkpoints where size = (select max(size) from log_checkpoints);
    alter table log_checkpoints enable trigger append_only;
    commit`)
  expect(await named()).toEqual([])
})
