import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { CopyField } from '@/components/ui/copy-field'

/** A signing secret, the one time that it can be read. */
export function SecretToCopy({ secret, onCopied }: { secret: string; onCopied: () => void }) {
  return (
    <div className="grid gap-5">
      <CopyField
        label="Signing secret"
        value={secret}
        hint="The receiver verifies each message with it, for example with a Standard Webhooks library."
      />
      <Callout kind="warning" title="Copy it now">
        It is shown this once. Rollcall keeps it sealed.
      </Callout>
      <Button className="justify-self-end" onClick={onCopied}>
        I have copied it
      </Button>
    </div>
  )
}
