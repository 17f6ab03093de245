"""What agencies sent: rows accepted and given back, units that sent nothing."""

from council.sentences.finding import CHANCE, NONE, SHIFT, Badge, Finding
from council.words import Speaker


def delivered(speaker: Speaker, accepted: int, refused: int, silent: int, files: int) -> Finding:
    """Counts of rows of the current files; ``silent`` = units that sent nothing in the chosen period."""
    say = speaker.say
    if files == 0:
        return Finding(NONE, (Badge("thin"),), say("Chưa có tệp nào trong bản chụp này."))
    text = say(
        "Nhận **{accepted}/{all}** dòng của {files} tệp; ",
        accepted=speaker.number(accepted),
        all=speaker.number(accepted + refused),
        files=speaker.number(files),
    )
    text += say("**{n}** dòng gửi lại kèm lý do; ", n=speaker.number(refused)) if refused else say("không dòng nào phải gửi lại; ")
    text += (
        say("**{n}** đơn vị chưa gửi đủ báo cáo trong kỳ.", n=speaker.number(silent))
        if silent
        else say("mọi đơn vị đã gửi đủ báo cáo trong kỳ.")
    )
    badges = (Badge("silent", silent),) if silent else ()
    return Finding(SHIFT if silent or refused else CHANCE, badges, text)
