/** Nobody opens alone what they closed: neither by name nor along with an earlier month that another closed. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestService, type TestService } from '../support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

type Who = 'verifier' | 'admin'
const close = (who: Who, month: string) => service.as(who).made('/v1/closings', { month })
const reopen = (who: Who, month: string) =>
  service.as(who).post(
    `/v1/closings/${month}/reopening`,
    { reason: 'STS terlambat' },
    {
      headers: { 'accept-language': 'id' },
    },
  )

it('the verifier who closed June is told who may open it, and the way out works as it is said', async () => {
  await close('admin', '2025-05')
  await close('verifier', '2025-06')

  const byItsName = await reopen('verifier', '2025-06')
  const withMay = await reopen('verifier', '2025-05')
  for (const { status, body } of [byItsName, withMay]) {
    expect({ status, code: body.code }).toEqual({ status: 403, code: 'closer_is_reopener' })
    expect(body.detail).toContain('Anda yang menutup bulan Juni 2025')
    expect(body.detail).toContain('buka dahulu bulan yang terakhir, masing-masing oleh orang lain')
  }

  expect((await reopen('admin', '2025-05')).body.detail).toContain('Anda yang menutup bulan Mei 2025')
  expect((await reopen('admin', '2025-06')).body).toEqual({ months: ['2025-06'] })
  expect((await reopen('verifier', '2025-05')).body).toEqual({ months: ['2025-05'] })
})
