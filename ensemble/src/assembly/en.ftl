# The General Assembly
assembly-form-physical = meeting at one place
assembly-form-virtual = virtual meeting
assembly-form-hybrid = hybrid meeting: come, or take part online
assembly-form-stretched = discussion first, votes later
mail-assembly-subject = Invitation: { $title }
mail-assembly-body = Hello { $name },

    we invite you to the General Assembly "{ $title }" on { $day }. Place: { $place }. Form: { $form }.

    Agenda:
    { $agenda }

    You have one vote, however many shares you hold. You may let another member vote for you in text form; nobody may represent more than two members. You take part here: { $link }
assembly-late-call = This day is too near: the invitation must leave by { $last }, two weeks before. Choose a later day.
assembly-access-missing = Say how members take part electronically. The invitation must name it.
assembly-agenda-empty = The agenda is empty. Add at least one item.
assembly-after-six-months = The accounts must be adopted in the first six months of the financial year, by { $last }. Choose an earlier day.
assembly-late-item = It is too late for a further item: it had to be announced by { $last }, a week before. It can be discussed, but not resolved.
assembly-late-documents = It is too late: accounts and reports had to be laid out by { $last }.
assembly-documents-missing = Accounts and reports were not laid out a week before. The accounts cannot be adopted.
assembly-unannounced = This item was not announced a week before. It cannot be resolved.
assembly-other-day = The assembly can only be opened on its day, { $day }.
assembly-uninvited = { $count } members are not invited yet. Every member must be invited before the assembly opens.
assembly-not-open = The assembly is not open.
assembly-state = This step does not fit the state of the assembly or the item.
assembly-manner = This form of assembly has no such way of taking part.
assembly-here-already = This member is here already.
assembly-not-present = This member is not present, and nobody present may vote for her.
assembly-excluded = Who is to be discharged does not vote on it, neither for herself nor for others.
assembly-proxy-self = A member needs no proxy for herself.
assembly-proxy-given = This member has given a proxy already.
assembly-proxy-full = Nobody may represent more than { $most } members. Choose another person.
assembly-no-vote = A report is heard; there is no vote on it.
assembly-vote-open = A vote is open or without the chair's finding. Finish it first.
assembly-vote-closed = This vote is not open.
assembly-voted = This member has voted already.
assembly-finding-empty = Write what the chair finds: what is resolved.
assembly-not-counted = This vote is not counted yet, or its result is found already.
assembly-signatory = The chair and a board member who was present sign the minutes.
assembly-signed = This signature is there already.
