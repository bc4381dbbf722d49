'use client'

import { useState } from 'react'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { Select } from '@/components/ui/select'
import { directoryKinds, kindsInOrder, type DirectoryKind } from './directory-kinds'
import type { GuideStep } from './guides/guide'
import { guides } from './guides/guides'

/** The steps in the vendor's console, in its own words. */
export function SetupGuide({ kind }: { kind: DirectoryKind }) {
  const [shown, setShown] = useState<DirectoryKind>(kind)
  const { steps, limits } = guides[shown]
  return (
    <Card>
      <CardHeader>
        <CardTitle>In the identity provider</CardTitle>
        <Select
          aria-label="Guide for"
          value={shown}
          onChange={({ target }) => setShown(kindsInOrder.find((known) => known === target.value) ?? kind)}
        >
          {kindsInOrder.map((known) => (
            <option key={known} value={known}>
              {directoryKinds[known].name}
            </option>
          ))}
        </Select>
      </CardHeader>
      <CardBody className="grid gap-6">
        <ol className="grid gap-6">
          {steps.map((step, place) => (
            <Step key={step.title} number={place + 1} step={step} />
          ))}
        </ol>
        <section className="bg-sunken rounded-md p-4 text-sm">
          <h3 className="font-medium">Good to know</h3>
          <ul className="text-muted mt-1.5 grid list-disc gap-1 pl-4">
            {limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </section>
      </CardBody>
    </Card>
  )
}

function Step({ number, step: { title, where, fields, note } }: { number: number; step: GuideStep }) {
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-3 text-sm">
      <span aria-hidden className="grid size-7 place-items-center rounded-full border font-serif text-base">
        {number}
      </span>
      <div className="grid gap-2 pt-1">
        <h3 className="font-medium">{title}</h3>
        {where && <p className="text-muted">{where}</p>}
        {fields && (
          <dl className="divide-y rounded-md border">
            {fields.map(({ label, value }) => (
              <div key={label} className="grid gap-x-4 px-3 py-1.5 sm:grid-cols-2">
                <dt className="text-muted">{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        {note && <p className="text-muted">{note}</p>}
      </div>
    </li>
  )
}
