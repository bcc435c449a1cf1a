# How far the box is
ballots-secret = secret vote
ballots-state-keys = being prepared
ballots-state-open = box open
ballots-state-closed = box closed
ballots-state-summed = being counted
ballots-state-counted = counted
ballots-done = done
ballots-to-come = to come
ballots-lang-de = German
ballots-lang-en = English
ballots-channel-device = electronically
ballots-channel-paper = on paper
ballots-col-number = No.
ballots-col-name = Member
ballots-col-channel = Manner of voting
ballots-col-proxy = represented by

# Refusals
ballots-trustees = Name two trustees at least and { $most } at most. One alone could open single votes.
ballots-needed = At least two trustees must be needed, at most all { $most }.
ballots-trustee-twice = The address { $email } stands there twice. Each trustee needs her own.
ballots-state = The vote is at another point. Load the page again.
ballots-not-open = The ballot box is not open yet.
ballots-not-your-turn = There is nothing to hand over now. Load the page again: it says what comes next.
ballots-file = This file does not fit the step: { $fault }
ballots-file-not-text = This is no text file. Hand over the file that the command has written.
ballots-commitment = This is not the checksum: it has 43 characters and stands in what the command says.
ballots-key-twice = { $name } has handed over this key already. Each trustee makes her own.
ballots-keys-missing = The key is still missing of: { $names }.
ballots-codes-missing = { $count } members have no code yet. The codes leave by themselves; wait a minute.
ballots-codes-fixed = The box is open: the codes stand. Who has none votes on paper.
ballots-closed = The ballot box is not open. Your vote was not accepted.
ballots-refused = This ballot was not accepted: { $fault }. Open the way to the box again and vote once more.
ballots-papers = { $papers } papers are counted, { $struck } were given out. Count again.
ballots-still-checking = { $count } ballots are still being checked. It takes only a moment.
ballots-part = This part does not fit: { $fault }. Did you take the archive from this page and your own key?

# Mail
mail-ballots-trustee-subject = Trustee of the secret vote: { $title }
mail-ballots-trustee-body =
    Hello { $name },

    the vote on “{ $title }” is secret, and you are a trustee. You make a key on your own computer; only together with the others can the result be opened, and never a single vote.

    What to do stands here, step by step:
    { $link }

    This way is for you alone. Do not pass it on.
mail-ballots-open-subject = Please open the result: { $title }
mail-ballots-open-body =
    Hello { $name },

    the ballot box on “{ $title }” is closed. Please open your part of the sum now:
    { $link }

    The earlier way leads nowhere any more.
mail-ballots-code-subject = Your code for the secret vote: { $title } ({ $for })
mail-ballots-code-body =
    Hello { $name },

    { $proxy ->
        [yes] with this code you cast the vote of { $for }, whom you represent (§ 43(5) GenG). Your own code comes in a message of its own.
       *[no] with this code you cast your one vote.
    }

    Motion: { $motion }

    Once the chair has opened the ballot box:
    { $link }

    Or type the code: { $code }

    You choose, your device encrypts, you cast. Then you see four words with which you find your ballot in the box again. Nobody sees how you voted. You can vote again; the last ballot counts. An earlier code is void.

    Checksum of the program that encrypts: { $integrity }
mail-ballots-reject-subject = Please vote again: { $title }
mail-ballots-reject-body =
    Hello { $name },

    your ballot on “{ $title }” was not in order and does not count. Open the way in the message with your code and vote again, or ask for paper in the assembly.

# The box for everybody
ballots-booth-keys = The ballot box is not open yet. The chair opens it in the assembly; you get your code before.
ballots-booth-closed = The ballot box is closed. The trustees are opening the result.
ballots-booth-noscript = Your ballot is encrypted on your device. For that JavaScript must be on. Without it you vote on paper in the assembly.
ballots-step-choose = Choose
ballots-step-encrypt = Encrypt, on your device
ballots-step-cast = Cast
ballots-choose-head = How do you vote?
ballots-choice = Your choice
ballots-code = Your code
ballots-code-hint = 15 characters, for example eHq-3zQ-T9Z-vdP-38t. Capitals matter. It stands in your message or your letter.
ballots-code-there = Your code is there. It stays on this device.
ballots-do-encrypt = Encrypt the ballot
ballots-encrypting = Your ballot is being encrypted
ballots-encrypting-what = This happens on your device and takes a few seconds.
ballots-sealed-head = Your ballot is encrypted
ballots-sealed-chosen = You chose:
ballots-sealed-words = Write down these four words. With them you find your ballot in the box again.
ballots-do-cast = Cast the ballot
ballots-do-back = Choose again
ballots-wrong-code = This code is not right. Check the characters: 15 of them, capitals matter.
ballots-no-choice = Choose yes, no or abstention.
ballots-no-answer = That did not work. Check the connection and try again; only one ballot counts.
ballots-of-these-papers = of these on paper
ballots-trust-head = Why nobody sees how you vote
ballots-trust-what = Your ballot leaves your device encrypted. Only the sum of all votes is opened, and that takes { $needed } of { $all } trustees: { $names }.
ballots-received = Ballots in the box: { $n }.
ballots-receipt-link = Is my vote in?
ballots-verify-head = Check it yourself
ballots-verify-what = The archive holds all encrypted ballots and all proofs. Anybody can verify it, also with a program that is not ours.
ballots-archive = Download the archive
ballots-archive-hash = SHA-256 of the archive, as it stands in the minutes:
ballots-module = The program that encrypts:

# Receipt
ballots-receipt-head = Is my vote in?
ballots-standing-unknown = There is no ballot with these words in this box. Check the spelling.
ballots-standing-checking = Your ballot is accepted. Its proofs are being checked.
ballots-standing-in = Your ballot is in the box and in order.
ballots-standing-replaced = This ballot is replaced by a later one. The last one counts.
ballots-standing-faulty = This ballot was not in order and does not count. Please vote again.
ballots-words-yours = Your four words:
ballots-words-keep = The code leads back here. Nobody can tell from the words how you voted.
ballots-picture = QR code that leads to this receipt
ballots-tracker-whole = Whole checksum of the ballot
ballots-to-result = To the result
ballots-search-head = Find a ballot
ballots-search = Four words or checksum
ballots-search-hint = For example lusab-babad-gutih-tugad
ballots-do-search = Find

# Trustee
ballots-trustee-head = Your task as a trustee
ballots-trustee-lead = Hello { $name }. It is about { $title }.
ballots-trustee-all = All { $all } trustees are needed ({ $needed }): if one is missing, nobody can count.
ballots-trustee-group = { $needed } of { $all } trustees are enough to count; fewer learn nothing.
ballots-trustee-secret = Your secret key never leaves your computer. The cooperative gets only what becomes public anyway.
ballots-trustee-file = File
ballots-trustee-text = Checksum that the command tells
ballots-task-key = Make a key
ballots-task-key-what = Run this command on your computer. It writes two files: the secret one you keep until the count, the public one you hand over here.
ballots-task-certificate = Join the group
ballots-task-certificate-what = Run this command on your computer. The first file is secret and stays with you, the second you hand over here.
ballots-task-commitment = Deal shares
ballots-task-commitment-what = Download the file of the group and run the command. It tells the group in eight characters: compare them with the others on the telephone. Then it tells a checksum: enter it here. Show the file that it writes only when all have told their checksum.
ballots-task-dealing = Hand over what you dealt
ballots-task-dealing-what = All have told their checksum. Now hand over the file that you wrote in the last step.
ballots-task-finish = Check the shares
ballots-task-finish-what = Download the file of the group and run the command. It checks what all have dealt and names who cheats. Keep the secret file, hand over the public one here.
ballots-task-others = Waiting for the others
ballots-task-others-what = Your step is done. Once all are there it goes on here; load the page again then.
ballots-task-vote = Your key is there
ballots-task-vote-what = Keep the secret file safe. After the box is closed you get a message. While the box is open you can check that your key stands in the archive.
ballots-task-part = Open the result
ballots-task-part-what = Download the archive and run the command. It first checks the whole archive and then opens the sum only; with this key it never opens another one. Compare the checksum that it tells with the other trustees, and hand over the file that it writes.
ballots-task-done = Done
ballots-task-done-what = Thank you. You have handed over everything. When the result is published, you can verify it and then delete your secret file.
ballots-get-group = Download the file of the group (group.json)
ballots-get-archive = Download the archive
ballots-command = Command:
ballots-hand-over-file = Hand over the file { $file }.
ballots-do-hand-over = Hand over
ballots-handed-over = Handed over. Thank you.
ballots-trustees-head = Trustees

# Leading
ballots-desk-head = Secret vote on item { $n }
ballots-set-up-head = Trustees
ballots-set-up-what = Together they make the key, each on her own computer. Take people who owe each other nothing, for example a member, the auditing association and somebody from outside.
ballots-trustee-name = Name ({ $n })
ballots-trustee-email = E-mail ({ $n })
ballots-trustee-lang = Language ({ $n })
ballots-do-needed = So many must be there to count
ballots-do-needed-hint = Fewer than all guards against one who fails; the preparation then has four steps instead of one.
ballots-set-up-next = Then the trustees get a message, and all members with a vote get their code. This cannot be taken back.
ballots-do-set-up = Set up the secret vote
ballots-next-keys = The trustees are making their keys. Meanwhile the codes leave by themselves.
ballots-next-codes = The codes leave by themselves.
ballots-next-wait = All is ready. Open the ballot box in the assembly.
ballots-next-open = All is ready. After the opening, keys and codes stand.
ballots-do-open = Open the ballot box
ballots-codes = Codes of the members
ballots-codes-sent = { $sent } of { $all } members with a vote have their code. None of them is kept.
ballots-do-codes = Send codes now
ballots-code-again = Give a member a new code
ballots-code-again-what = The earlier code becomes void. A letter is asked for by one person and printed by another.
ballots-do-number = Member number
ballots-do-renew-code = Mail a new code
ballots-do-letter = Print a new code as a letter
ballots-next-vote = The box is open. Who is present or represented votes.
ballots-taken = have voted
ballots-in-box = ballots in the box, replaced ones too
ballots-checking = still being checked
ballots-faulty = not in order
ballots-on-paper = on paper
ballots-paper = A member votes on paper
ballots-paper-what = Give her a paper. She can then not vote electronically any more.
ballots-do-paper = Strike from the electronic box
ballots-papers-count = Ballot papers given out: { $n }. What do they say?
ballots-do-papers_yes = Yes
ballots-do-papers_no = No
ballots-do-papers_abstain = Abstention
ballots-do-papers_invalid = Invalid
ballots-do-close = Close the ballot box
ballots-next-sum = The box is closed. Still to be checked: { $n } ballots. Then it is summed up by itself.
ballots-do-sum-up = Sum up now
ballots-next-parts = The sum is made, encrypted. The trustees have a message and open their parts; this page shows the result by itself.
ballots-result = Result
ballots-next-find = Find the result:
ballots-to-assembly = to the assembly
ballots-do-renew-link = Send a new link
ballots-did-set-up = The secret vote is set up. The trustees have a message.
ballots-did-codes = Codes are sent.
ballots-did-renew-code = The new code is sent.
ballots-did-renew-link = The new link is sent.
ballots-did-open = The ballot box is open.
ballots-did-paper = The member votes on paper.
ballots-did-close = The ballot box is closed.
ballots-did-sum-up = The sum is made. The trustees have a message.

# Checking instead of casting
ballots-spoiled = You revealed this ballot to check it. It cannot be cast any more; vote again.
ballots-cheats = Beware: this ballot does not hold what your device says ({ $fault }). Vote on paper and tell the chair.
ballots-cast = This ballot is in the box already and is not revealed.
ballots-test = Do I trust my device? Check the ballot instead of casting it
ballots-test-what = Your device reveals this one ballot, and another program computes what it says. It does not count then and is not kept; afterwards you vote again. Who does this a few times finds out whether a device cheats.
ballots-do-test = Reveal and check
ballots-revealed-head = Checked
ballots-revealed-says = This ballot said:
ballots-revealed-spoiled = It is used up and does not count. Now vote again.
ballots-do-again = Vote again
mail-ballots-reject-late-body =
    Hello { $name },

    Your ballot on “{ $title }” was not in order and does not count. The box is closed by now; you cannot vote any more. Please tell the chair, so that the minutes say so.
ballots-came-before = There was a ballot with this code in the box already; this one replaces it. If that was not you, tell the chair at once.
ballots-codes-not-left = { $waiting } mails with codes have not left yet; { $failed } of them could not be delivered. You can print a letter for these members.
ballots-abandon = Abandon the secret vote
ballots-abandon-what = If it cannot be finished: a trustee has lost her key, or has cheated. The ballots in the box do not count then. The item can be voted on anew, with other trustees and new codes.
ballots-do-abandon = Abandon
ballots-reason = Say why.
ballots-did-abandon = The secret vote is abandoned. The item waits again.
ballots-do-reason = Reason

# Four eyes
ballots-other-opens = You have named the trustees. Somebody else of the board or the supervisory board opens the ballot box.
ballots-letters = Letters to be printed
ballots-letters-what = Who has asked for a letter does not print it. It is shown only once: print it at once and hand it over sealed. The member gets a message that there is a new code on paper.
ballots-other-prints = You have asked for this letter; somebody else has to print it.
ballots-do-ask-letter = Ask for a code on paper
ballots-letter-not-asked = Nobody has asked for a letter for this member, or it is printed already.
ballots-did-ask-letter = The letter is asked for. Somebody else of the board or the supervisory board prints it.
ballots-no-paper = This member has no ballot paper.
ballots-do-paper-back = Paper taken back
ballots-did-paper-back = The member can vote on a device again.
ballots-papers-few = Only { $struck } vote on paper: from that one could work out how single members voted. Take the papers back and let these members vote with their code at a device in the hall, or have at least { $least } vote on paper.
ballots-papers-once = Only one person has counted the papers. A second one counts on her own, then the sum is made.
ballots-next-agree = Ballot papers: { $n }. One person has counted them so far. A second one counts on her own and enters here what she has counted; then the sum is made by itself.
ballots-do-agree = Enter the second count
ballots-other-counts = You have counted. Somebody else of the board or the supervisory board enters the second count.
ballots-did-agree = Both counts agree.
ballots-did-count-otherwise = The counts differ. Yours stands now; somebody else has to count again.
ballots-too-many = { $most } ballots have been cast with this code already. The last one counts. If you want to vote differently once more, speak to the chair.
mail-ballots-letter-subject = A new code on paper: { $title } ({ $for })
mail-ballots-letter-body =
    Hello { $name },

    for the secret vote on “{ $title }” a new code for { $for } was printed as a letter. The code of the earlier message is void.

    You did not ask for it, or the letter does not reach you sealed? Then tell the board and the supervisory board at once, before the ballot box is opened.

# Codes that somebody else draws
ballots-do-codes_by = Who draws and sends the codes, if it is not the cooperative
ballots-do-codes_by-hint = Leave it empty: the cooperative draws, sends and forgets them. With a name, for example the auditing federation, it knows not a single code.
ballots-next-codes-outside = The public counterparts of the codes are still to come. Meanwhile the trustees make their keys.
ballots-outside-what = { $name } draws and sends the codes. The cooperative learns only which public counterpart belongs to whom.
ballots-do-voters = Download the list of voters (voters.txt)
ballots-outside-draw = { $name } gets the list and runs this command on an own computer:
ballots-outside-send = { $name } sends everybody her code from codes.txt, as the link { $link } or in a letter, and deletes the file after the assembly.
ballots-outside-load = Back comes links.txt, without the codes:
ballots-do-links = File links.txt
ballots-do-load-codes = Load
ballots-did-load-codes = The public counterparts are loaded.
ballots-codes-outside = { $name } draws the codes. Only there is a new one to be had; then links.txt is to be loaded again.
ballots-links-line = Line { $line } does not fit: expected are the line of voters.txt, a tabulator and a number, every member once.
ballots-links-roll = The file has { $lines } members, { $electors } have a vote; { $known } of them agree. Download the list anew and have the codes drawn again.
ballots-links-credential = One of the numbers is no public counterpart of a code, or stands there twice.
ballots-trust-codes = { $name } has drawn and sent the codes. The cooperative does not know them and can vote with none of them.
ballots-next-keys-only = The trustees make their keys.
mail-ballots-proxy-subject = Your proxy has your code: { $title }
mail-ballots-proxy-body =
    Hello { $name },

    in the secret vote on “{ $title }” { $proxy } represents you (section 43(5) GenG). So the code for your vote went there; an earlier code is void.

    You have given no proxy? Then tell the board and the supervisory board at once, before the ballot box is opened.
