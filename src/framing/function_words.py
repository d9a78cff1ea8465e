"""Words that tell nothing of a sentence's topic. A list of our own: what any report of any event has."""

FUNCTION_WORDS = frozenset(
    """
    a an the this that these those such same other another each every either neither both all any some no none few
    many much more most less least several own enough only
    i me my mine we us our ours you your yours he him his she her hers it its they them their theirs one ones who whom
    whose which what someone anyone everyone nobody nothing something anything everything myself himself herself itself
    ourselves themselves
    am is are was were be been being have has had having do does did doing done will would shall should can could may
    might must ought
    and or but nor so yet if unless because since although though while whereas whether than as when whenever where
    wherever until till once how why
    of in on at by for with without to from into onto out off up down over under above below between among about
    against across along around through throughout during before after behind beyond near within toward towards upon
    despite per via amid
    not never also too very just even still again already ever there here then now thus rather quite almost however
    meanwhile later ago according
    two three four five six seven eight nine ten eleven twelve hundred hundreds thousand thousands million billion dozen
    dozens first second third last next
    say says said saying tell tells told
    isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't shan't shouldn't can't cannot
    couldn't mustn't it's he's she's that's there's i'm we're you're they're i've we've you've they've i'd we'd you'd
    he'd she'd they'd i'll we'll you'll he'll she'll they'll let's
    mr mrs ms
    """.split()
)
