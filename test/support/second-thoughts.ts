/** What becomes of records after they were made, one of every kind: taken back, discarded, added to, corrected by two people. */
import { expect } from 'vitest'
import { aSpreadReceipt, aVerifiedReceipt, instalmentsOf, refundOf } from './adjustments.ts'
import { importTable, pledgeCsv } from './duplicates.ts'
import { budgetRow, budgetTitles } from './imports.ts'
import { aDocument, aJpeg, aPdf } from './papers.ts'
import { approved, chosenVenue, correctedByTwo } from './proposals.ts'
import type { TestService } from './service.ts'
import { csv } from './spreadsheets.ts'
import {
  aCompany,
  aDraft,
  aDraftBudget,
  anActivePledge,
  aReceipt,
  aRetreat,
  aSubmittedPledge,
  cancelRetreat,
  closeThrough,
  lineOf,
  newNumber,
  pledgeOf,
  receiptOf,
} from './world.ts'

const reason = 'Salah catat'

/** Pledges and draft budgets that were withdrawn, changed, discarded, or stand for another one. */
export async function draftsTakenBack(service: TestService): Promise<void> {
  const finance = service.as('finance')
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const terms = { retreatId, amount: 100, allocations: [{ lineCode: 'A', amount: 10 }] }
  const withdrawn = await aSubmittedPledge(service, terms)
  await finance.made(`/v1/pledges/${withdrawn.id}/withdrawal`, { reason })
  const discarded = await aDraft(service, terms)
  await finance.made(`/v1/pledges/${discarded.id}/discarding`, { reason })
  const { id: companyId } = await aCompany(service)
  const cancelled = await anActivePledge(service, { ...terms, companyId })
  await finance.made(`/v1/pledges/${cancelled.id}/cancellation`, { reason })
  await finance.made('/v1/pledges', {
    ...(await pledgeOf(service, { ...terms, companyId })),
    replaces: cancelled.id,
  })
  const budgets = `/v1/retreats/${retreatId}/budgets`
  const changed = await aDraftBudget(service, retreatId, [{ code: 'A', amount: 2_000 }])
  const lines = [lineOf({ code: 'A', amount: 3_000 })]
  expect((await finance.patch(`${budgets}/${changed}`, { lines, reason })).status).toBe(200)
  const dropped = await aDraftBudget(service, retreatId, [{ code: 'A', amount: 2_000 }])
  await finance.made(`${budgets}/${dropped}/discarding`, { reason })
}

/** Of pledges and of a budget: one of each is kept, one discarded whole. */
export async function importsKeptAndDiscarded(service: TestService): Promise<void> {
  const finance = service.as('finance')
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  for (const isKept of [true, false]) {
    const { id: companyId } = await aCompany(service)
    const row = { amount: 100, due: '15/05/2025', instalment: 100 }
    const pledges = await importTable(
      service,
      retreatId,
      await pledgeCsv(service, companyId, [{ ...row, letter: newNumber('S') }]),
    )
    const budget = await finance.upload(
      `/v1/retreats/${retreatId}/budgets/import`,
      { name: 'rab.csv', content: csv([budgetTitles, budgetRow('A')]) },
      { reason: 'RAB dari berkas' },
    )
    for (const { status, text, body } of [pledges, budget]) {
      expect(status, text).toBe(201)
      if (!isKept) await finance.made(`/v1/imports/${body.importId}/discarding`, { reason })
    }
  }
}

/** Documents attached to every kind of record, and replaced: by another one, by none, and one that the record itself names. */
export async function documentsAttached(service: TestService): Promise<void> {
  const finance = service.as('finance')
  const { id: named } = await aDocument(service)
  const evidence = { kind: 'sts', number: newNumber('STS'), documentId: named }
  const { retreatId, pledgeId, id } = await aVerifiedReceipt(service, { evidence })
  const { id: refund } = await finance.made(`/v1/disbursements/${id}/refunds`, refundOf(1))
  const spent = { lineCode: 'B', amount: 1, spentOn: '2025-05-20', sp2dNumber: newNumber('SP2D') }
  const { id: expenditure } = await finance.made(`/v1/retreats/${retreatId}/expenditures`, spent)
  const records = {
    retreats: retreatId,
    pledges: pledgeId,
    disbursements: id,
    adjustments: refund,
    expenditures: expenditure,
  }
  for (const [collection, record] of Object.entries(records)) {
    const path = `/v1/${collection}/${record}/documents`
    const wrong = await finance.made(path, { documentId: (await aDocument(service)).id, kind: 'photo' })
    const right = (await aDocument(service, aJpeg())).id
    await finance.made(`${path}/${wrong.id}/replacement`, { reason, documentId: right })
    await finance.made(path, { documentId: (await aDocument(service)).id, kind: 'other', note: 'Foto' })
  }
  const titled = await finance.upload(
    '/v1/documents',
    { name: 'Surat.pdf', content: aPdf() },
    { title: 'Surat contoh' },
  )
  for (const kind of ['letter', 'agreement', 'handover', 'opinion'])
    await finance.made(`/v1/pledges/${pledgeId}/documents`, { documentId: titled.body.id, kind })
  await finance.made(`/v1/disbursements/${id}/documents/${named}/replacement`, { reason })
}

/** Papers of which several records are: within its total, stated at once or later; on pages of their own; another with its number. */
export async function papersOfSeveral(service: TestService): Promise<void> {
  const [finance, verifier] = [service.as('finance'), service.as('verifier')]
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  const { id: companyId } = await aCompany(service)
  const pledge = await anActivePledge(service, { retreatId, companyId, amount: 500 })
  const shared = newNumber('STS')
  const silent = await aReceipt(service, pledge.id, 10, { evidence: { kind: 'sts', number: shared } })
  await verifier.made(`/v1/disbursements/${silent.id}/verification`, { note: 'Sesuai rekening koran' })
  await aReceipt(service, pledge.id, 20, { evidence: { kind: 'sts', number: shared, documentTotal: 30 } })
  const another = { evidence: { kind: 'sts', number: newNumber('STS') } }
  const told = await aReceipt(service, pledge.id, 11, another)
  const differsFrom = [{ id: told.id, reason: 'STS kantor lain' }]
  await aReceipt(service, pledge.id, 12, { ...another, differsFrom })
  const { id: documentId } = await aDocument(service)
  for (const pages of ['1-2', '3']) {
    await aReceipt(service, pledge.id, 13, {
      evidence: { kind: 'sts', number: newNumber('STS'), documentId, pages },
    })
  }
  await aReceipt(service, pledge.id, 14, {
    payer: { name: 'PT Induk Contoh', npwp: '001234567801000' },
    original: { currency: 'USD', amount: 0.5, rate: 16_290, rateSource: 'Kurs tengah BI 2 Mei 2025' },
  })
  const letter = await pledgeOf(service, { retreatId, companyId, amount: 10 })
  await finance.made('/v1/pledges', letter)
  await finance.made('/v1/pledges', { ...letter, letterAmount: 20 })
  const other = await pledgeOf(service, { retreatId, companyId, amount: 10 })
  const first = await finance.made('/v1/pledges', other)
  await finance.made('/v1/pledges', { ...other, differsFrom: [{ id: first.id, reason: 'Surat tahun lain' }] })
}

/** Of every kind that speaks of a pledge or a receipt, approved; and what was rejected, withdrawn and is still proposed. */
export async function proposalsOfMoney(service: TestService): Promise<void> {
  const [finance, verifier] = [service.as('finance'), service.as('verifier')]
  const { pledgeId, id } = await aVerifiedReceipt(service)
  const of = { pledge: `/v1/pledges/${pledgeId}`, receipt: `/v1/disbursements/${id}` }
  const { id: documentId } = await aDocument(service)
  const effectiveOn = '2025-06-01'
  await finance.made(`${of.pledge}/agreement`, { kind: 'nphd', number: 'NPHD/1', signedOn: '2025-02-10' })
  const second = { kind: 'cooperation', number: 'PKS/2', signedOn: '2025-03-10', documentId, reason }
  await approved(service, `${of.pledge}/agreement`, { ...second, relation: 'addendum' })
  await approved(service, `${of.pledge}/agreement`, { ...second, number: 'PKS/3', relation: 'correction' })
  await approved(service, `${of.pledge}/amendments`, { delta: 100, reason, effectiveOn, documentId })
  await approved(service, `${of.pledge}/amendments`, { delta: -10, reason, effectiveOn })
  const writeOff = { amount: 10, reason: 'valuation_difference', note: 'Contoh', effectiveOn }
  await approved(service, `${of.pledge}/write-offs`, writeOff)
  const moves = [{ from: 'A', to: 'B', amount: 5 }]
  await approved(service, `${of.receipt}/reallocations`, { moves, reason, effectiveOn })
  const evidence = { kind: 'bank_transfer', number: newNumber('RETUR'), accountNumber: '001', documentId }
  const split = { allocations: [{ lineCode: 'A', amount: 4 }], unallocated: 6 }
  await approved(service, `${of.receipt}/refunds`, refundOf(10, { evidence, ...split, endsPromise: true }))
  const reversed = await aVerifiedReceipt(service)
  await approved(service, `/v1/disbursements/${reversed.id}/reversal`, { reason })
  const propose = () => finance.made(`${of.pledge}/write-offs`, writeOff)
  await verifier.made(`/v1/adjustments/${(await propose()).id}/rejection`, { reason })
  await finance.made(`/v1/adjustments/${(await propose()).id}/withdrawal`, { reason })
  await propose()
}

/** A retreat whose venue was chosen twice, which was renamed, cancelled and restored; and a disclosure that was ended. */
export async function proposalsOfRecords(service: TestService): Promise<void> {
  const finance = service.as('finance')
  const { id: retreatId } = await aRetreat(service, [
    { code: 'P', amount: 1_000, venueCode: 'PANTAI' },
    { code: 'K', amount: 1_000, venueCode: 'KOTA' },
  ])
  const terms = { retreatId, amount: 100, allocations: [{ lineCode: 'P', amount: 60 }] }
  const { id: pledgeId } = await anActivePledge(service, terms)
  const receipt = await aReceipt(service, pledgeId, 50)
  await service.as('verifier').made(`/v1/disbursements/${receipt.id}/verification`)
  const choice = { chosenOn: '2025-05-10', documentNumber: 'SK/1', reason: 'Pilihan pertama' }
  await chosenVenue(service, retreatId, { ...choice, venueCode: 'PANTAI' })
  await chosenVenue(service, retreatId, { ...choice, venueCode: 'KOTA', chosenOn: '2025-05-20' })
  const { body } = await finance.get(`/v1/retreats/${retreatId}`)
  await correctedByTwo(service, `/v1/retreats/${retreatId}`, { code: `${body.code}-B`, reason })
  await aSubmittedPledge(service, { retreatId, amount: 10 })
  await cancelRetreat(service, retreatId)
  await approved(service, `/v1/retreats/${retreatId}/restoration`, { reason: 'Jadi dilaksanakan' })
  const { id: companyId } = await aCompany(service)
  const disclosures = `/v1/companies/${companyId}/disclosures`
  const sanction = { kind: 'sanction', reference: 'SK/9', validFrom: '2025-02-01', validTo: null }
  const { id } = await finance.made(disclosures, sanction)
  await correctedByTwo(service, `${disclosures}/${id}`, { validTo: '2025-03-01', reason })
  await correctedByTwo(service, `${disclosures}/${id}`, { annulled: true, reason })
}

/** Every form, basis, channel and evidence, verified, and each refunded a little; a budget whose adoption released some of it. */
export async function everyFormAndChannel(service: TestService): Promise<void> {
  const [finance, verifier] = [service.as('finance'), service.as('verifier')]
  const { id: retreatId } = await aRetreat(service, [{ code: 'A', amount: 1_000 }])
  for (const [form, valuationBasis, channel, kind] of [
    ['goods', 'appraisal', 'bast', 'bast'],
    ['services', 'declared', 'direct_to_vendor', 'bast'],
    ['cash', undefined, 'other_account', 'bank_transfer'],
    ['cash', undefined, 'rkud', 'sts'],
  ] as const) {
    const terms = { retreatId, form, amount: 100, allocations: [{ lineCode: 'A', amount: 60 }] }
    const pledge = await finance.made('/v1/pledges', {
      ...(await pledgeOf(service, terms)),
      ...(valuationBasis && { valuationBasis }),
    })
    await finance.made(`/v1/pledges/${pledge.id}/submission`)
    await verifier.made(`/v1/pledges/${pledge.id}/approval`)
    const evidence = () => ({ evidence: { kind, number: newNumber('BUKTI') } })
    const receipt = await aReceipt(service, pledge.id, 50, { channel, ...evidence() })
    await verifier.made(`/v1/disbursements/${receipt.id}/verification`)
    await approved(service, `/v1/disbursements/${receipt.id}/refunds`, refundOf(1, evidence()))
  }
  const smaller = await aDraftBudget(service, retreatId, [{ code: 'A', amount: 150 }])
  const adoption = { adoptedOn: '2025-06-01', excess: 'release' }
  await verifier.made(`/v1/retreats/${retreatId}/budgets/${smaller}/adoption`, adoption)
  const { id: companyId } = await aCompany(service)
  for (const kind of ['procurement', 'tax_arrears']) {
    const disclosure = { kind, reference: 'REF/9', validFrom: '2025-02-01', validTo: null }
    await finance.made(`/v1/companies/${companyId}/disclosures`, disclosure)
  }
}

export async function aMergedCompany(service: TestService): Promise<void> {
  const [{ id }, { id: successorId }] = [await aCompany(service), await aCompany(service)]
  const { id: documentId } = await aDocument(service)
  const succession = { successorId, from: '2025-06-01', reason: 'Merger', documentId }
  await service.as('finance').made(`/v1/companies/${id}/succession`, succession)
  await service.as('finance').made(`/v1/companies/${id}/succession/withdrawal`, { reason: 'Salah pilih' })
  await service.as('finance').made(`/v1/companies/${id}/succession`, succession)
  const { id: alone } = await aCompany(service)
  await service.as('finance').made(`/v1/companies/${alone}/succession`, succession)
  await service.as('finance').made(`/v1/companies/${alone}/succession/withdrawal`, { reason: 'Salah pilih' })
}

/** Whatever can be booked later than its day, where its month is closed; the books stay closed through May. */
export async function bookedAfterTheClosing(service: TestService): Promise<void> {
  const finance = service.as('finance')
  const { retreatId, pledgeId, id } = await aSpreadReceipt(service)
  const { id: verified } = await aReceipt(service, pledgeId, 20)
  await service.as('verifier').made(`/v1/disbursements/${verified}/verification`)
  await closeThrough(service, '2025-05')
  const booked = { bookedOn: '2025-06-03' }
  const late = { effectiveOn: '2025-05-20', reason, ...booked }
  await finance.made('/v1/pledges', { ...(await pledgeOf(service, { retreatId, amount: 100 })), ...booked })
  await finance.made('/v1/disbursements', receiptOf(pledgeId, 10, booked))
  const moves = [{ from: null, to: 'A', amount: 5 }]
  await finance.made(`/v1/pledges/${pledgeId}/reallocations`, { moves, ...late })
  await finance.made(`/v1/disbursements/${id}/reallocations`, { moves, ...late })
  await approved(service, `/v1/disbursements/${verified}/refunds`, {
    ...refundOf(5, booked),
    refundedOn: '2025-05-20',
    evidence: { kind: 'bank_transfer', number: newNumber('RETUR') },
  })
  await approved(service, `/v1/pledges/${pledgeId}/amendments`, {
    ...late,
    delta: 10,
    instalments: instalmentsOf(310),
  })
  await approved(service, `/v1/pledges/${pledgeId}/write-offs`, {
    ...late,
    amount: 5,
    reason: 'bank_charge',
  })
  await finance.made(`/v1/retreats/${retreatId}/appropriations`, {
    effectiveOn: '2025-02-01',
    documentNumber: 'DPA/1',
    items: [{ lineCode: 'A', amount: 300 }],
    ...booked,
  })
  await finance.made(`/v1/retreats/${retreatId}/expenditures`, {
    lineCode: 'A',
    amount: 10,
    spentOn: '2025-03-01',
    sp2dNumber: newNumber('SP2D'),
    ...booked,
  })
}
