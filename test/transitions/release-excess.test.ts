import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { type MoneyOnLine, type PromiseOnLine, releaseExcess } from '../../src/transitions/release-excess.ts'

const line = { lineCode: 'L1', promiseRoom: 1_000, moneyRoom: 1_000 }

function promise(pledgeId: string, pledgedOn: string, reserved: number, received = 0): PromiseOnLine {
  return { pledgeId, lineCode: 'L1', pledgedOn, reserved, received }
}

function money(disbursementId: string, pledgeId: string, receivedOn: string, received: number): MoneyOnLine {
  return { pledgeId, disbursementId, lineCode: 'L1', receivedOn, received }
}

describe('what has to leave a line', () => {
  it('is nothing while everything has room', () => {
    expect(releaseExcess(line, [promise('a', '2025-01-01', 1_000, 400)], [])).toEqual([])
  })

  it('is first the youngest promise, and of it only as much as is too much', () => {
    const promises = [promise('a', '2025-01-01', 700), promise('b', '2025-02-01', 500)]

    const released = releaseExcess(line, promises, [])

    expect(released).toEqual([{ pledgeId: 'b', disbursementId: null, lineCode: 'L1', amount: 200 }])
  })

  it('is, of two promises of one day, the one that was made later', () => {
    const promises = [promise('b', '2025-01-01', 700), promise('a', '2025-01-01', 700)]

    expect(releaseExcess(line, promises, []).map(({ pledgeId }) => pledgeId)).toEqual(['b'])
  })

  it('is an older promise rather than money, however young the money is', () => {
    const promises = [promise('a', '2025-01-01', 600), promise('b', '2025-02-01', 600, 600)]

    const released = releaseExcess(line, promises, [money('x', 'b', '2025-03-01', 600)])

    expect(released).toEqual([{ pledgeId: 'a', disbursementId: null, lineCode: 'L1', amount: 200 }])
  })

  it('is money with its promise where no promise is left to give up, the youngest receipt first', () => {
    const promises = [promise('a', '2025-01-01', 900, 800)]
    const receipts = [money('x', 'a', '2025-03-01', 500), money('y', 'a', '2025-04-01', 300)]

    const released = releaseExcess({ ...line, promiseRoom: 400, moneyRoom: 400 }, promises, receipts)

    expect(released).toEqual([
      { pledgeId: 'a', disbursementId: null, lineCode: 'L1', amount: 100 },
      { pledgeId: 'a', disbursementId: 'y', lineCode: 'L1', amount: 300 },
      { pledgeId: 'a', disbursementId: 'x', lineCode: 'L1', amount: 100 },
    ])
  })

  it('is money alone where the regional budget spent what it would need', () => {
    const promises = [promise('a', '2025-01-01', 900, 800)]

    const released = releaseExcess({ ...line, moneyRoom: 500 }, promises, [
      money('x', 'a', '2025-03-01', 800),
    ])

    expect(released).toEqual([{ pledgeId: 'a', disbursementId: 'x', lineCode: 'L1', amount: 300 }])
  })
})

const day = fc.integer({ min: 1, max: 28 }).map((each) => `2025-02-${String(each).padStart(2, '0')}`)
/** Pledges of which some has come in, in up to three receipts each. */
const standing = fc
  .array(
    fc.record({
      pledgedOn: day,
      open: fc.integer({ min: 0, max: 500 }),
      receipts: fc.array(fc.record({ receivedOn: day, received: fc.integer({ min: 1, max: 500 }) }), {
        maxLength: 3,
      }),
    }),
    { maxLength: 8 },
  )
  .map((pledges) => {
    const receipts = pledges.flatMap((pledge, index) =>
      pledge.receipts.map(({ receivedOn, received }, nth) =>
        money(`d${index}${nth}`, `p${index}`, receivedOn, received),
      ),
    )
    const promises = pledges.map(({ pledgedOn, open, receipts }, index) => {
      const received = receipts.reduce((total, receipt) => total + receipt.received, 0)
      return promise(`p${index}`, pledgedOn, open + received, received)
    })
    return { promises, receipts }
  })
const room = fc.integer({ min: 0, max: 3_000 })

describe('whatever stands on a line and whatever its new limits are', () => {
  test.prop([standing, room, room])(
    'the rest fits, and nothing leaves that could stay',
    ({ promises, receipts }, promiseRoom, moneyRoom) => {
      const reserved = promises.reduce((total, each) => total + each.reserved, 0)
      const received = promises.reduce((total, each) => total + each.received, 0)

      const released = releaseExcess({ ...line, promiseRoom, moneyRoom }, promises, receipts)

      const sumOf = (those: typeof released) => those.reduce((total, { amount }) => total + amount, 0)
      const gone = sumOf(released)
      const moneyGone = sumOf(released.filter(({ disbursementId }) => disbursementId !== null))
      const promiseGone = gone - moneyGone
      expect(reserved - gone).toBeLessThanOrEqual(promiseRoom)
      expect(received - moneyGone).toBeLessThanOrEqual(moneyRoom)
      expect(promiseGone).toBe(Math.min(reserved - received, Math.max(0, reserved - promiseRoom)))
      expect(moneyGone).toBe(Math.max(0, reserved - promiseGone - promiseRoom, received - moneyRoom))
    },
  )

  test.prop([standing, room, room])(
    'no promise and no receipt gives up more than it has',
    ({ promises, receipts }, promiseRoom, moneyRoom) => {
      const released = releaseExcess({ ...line, promiseRoom, moneyRoom }, promises, receipts)

      for (const { pledgeId, disbursementId, amount } of released) {
        const pledge = promises.find((each) => each.pledgeId === pledgeId)
        const receipt = receipts.find((each) => each.disbursementId === disbursementId)
        const most = disbursementId === null ? pledge && pledge.reserved - pledge.received : receipt?.received
        expect(amount).toBeGreaterThan(0)
        expect(amount).toBeLessThanOrEqual(most ?? 0)
      }
      expect(new Set(released.map((each) => each.disbursementId ?? each.pledgeId)).size).toBe(released.length)
    },
  )

  test.prop([standing, room])(
    'a promise gives up something only when every younger one gave up all that was open',
    ({ promises, receipts }, promiseRoom) => {
      const released = releaseExcess({ ...line, promiseRoom, moneyRoom: promiseRoom }, promises, receipts)

      const goneOf = (id: string) =>
        released.find((each) => each.pledgeId === id && each.disbursementId === null)?.amount ?? 0
      for (const older of promises.filter(({ pledgeId }) => goneOf(pledgeId) > 0)) {
        for (const younger of promises.filter(({ pledgedOn }) => pledgedOn > older.pledgedOn)) {
          expect(goneOf(younger.pledgeId)).toBe(younger.reserved - younger.received)
        }
      }
    },
  )
})
