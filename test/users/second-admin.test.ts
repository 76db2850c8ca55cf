/** One human with two accounts of an admin is no second person: who let the confirmer in does not confirm through them. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../support/client.ts'
import { aPerson, keyOfPerson, type Person } from '../support/people.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { assertLedgerIsSound } from '../support/sound-ledger.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(async () => {
  await assertLedgerIsSound(service.db)
  await service.close()
})

async function letIn(by: Client, role: 'admin' | 'verifier'): Promise<string> {
  const user = {
    kind: 'person',
    name: 'Orang Contoh',
    email: `${randomUUID()}@contoh.example`,
    roles: [role],
  }
  return (await by.made('/v1/users', user)).id
}

async function aSecondAdmin(by: Client): Promise<Pick<Person, 'id' | 'client'>> {
  const id = await letIn(by, 'admin')
  return { id, client: service.withKey((await keyOfPerson(service, { id, roles: ['admin'] })).key) }
}

const answerOf = async (client: Client, id: string) => {
  const { status, body } = await client.post(`/v1/users/${id}/confirmation`)
  return { status, code: body.code, detail: body.detail }
}

describe('an admin whom another admin let in', () => {
  it('confirms nobody whom that one let in, by however many accounts between', async () => {
    const giver = await aPerson(service, 'admin')
    const second = await aSecondAdmin(giver.client)
    const third = await aSecondAdmin(second.client)
    const beneficiary = await letIn(giver.client, 'verifier')

    for (const { client } of [second, third]) {
      expect(await answerOf(client, beneficiary)).toEqual({
        status: 403,
        code: 'confirmed_by_another',
        detail: expect.stringContaining('given by whoever gave this one'),
      })
    }
    const { rows } = await service.superuser.query('select may_confirm($1, $2, $3) as may', [
      third.id,
      beneficiary,
      [giver.id],
    ])
    expect(rows[0].may).toBe(false)
  })

  it('does once somebody else has confirmed their own access, and at once what others gave', async () => {
    const giver = await aPerson(service, 'admin')
    const another = await aPerson(service, 'admin')
    const second = await aSecondAdmin(giver.client)
    const beneficiary = await letIn(giver.client, 'verifier')

    expect(await answerOf(second.client, await letIn(another.client, 'verifier'))).toMatchObject({
      status: 200,
    })
    expect(await answerOf(another.client, second.id)).toMatchObject({ status: 200 })
    expect(await answerOf(second.client, beneficiary)).toMatchObject({ status: 200 })
  })
})

describe('the salt with which the log tells a name', () => {
  it('stays, whoever would write another', async () => {
    const { id } = await aPerson(service, 'auditor')

    const change = service.sql.query('update users set salt = gen_random_uuid() where id = $1', [id])

    await expect(change).rejects.toMatchObject({ constraint: 'user_salt_stays' })
  })
})
