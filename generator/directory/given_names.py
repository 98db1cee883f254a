"""Given names frequent in the United States, to tell a person's name from a place's.

The most frequent of the Social Security Administration's national lists of births by decade, 1930s to 2000s, and
frequent Spanish ones. Names that are common words (Will, Grace, Faith, Hope, Joy, Dawn, Rich, Art) are left out.
"""

from __future__ import annotations

_NAMES = """
aaron abigail adam adrian alan albert alejandro alex alexander alexandra alexis alfred alice alicia allison amanda
amber amy ana andrea andrew angela anita ann anna anne annie anthony antonio arthur ashley barbara barry becky
benjamin bernard beth betty beverly bill billy bob bobby bonnie brad bradley brandon brenda brian brittany bruce bryan
caleb cameron carl carla carlos carmen carol carolyn catherine cathy charlene charles charlie chris christian
christina christine christopher cindy claudia cody connie corey courtney craig crystal curtis cynthia dan daniel
danielle danny darlene darrell dave david deborah debbie debra denise dennis derek diana diane donald donna doris
dorothy doug douglas dustin dylan eddie edward edwin eileen elaine elizabeth ellen emily emma eric erica erin ethan
eugene eva evelyn frances francisco fred frederick gabriel gail gary george gerald gina gladys glenn gloria greg
gregory guadalupe hannah harold harry heather hector helen henry herbert howard ian isaac jack jackie jacob jacqueline
jaime james jamie jane janet janice jared jasmine jason jean jeff jeffrey jennifer jeremy jerry jesse jessica jessie
jesus jill jim jimmy joan joann joanne joe joel john johnny jon jonathan jordan jorge jose joseph joshua joyce juan
juanita judith judy julia julian julie julio justin karen karl katherine kathleen kathryn kathy katie keith kelly ken
kenneth kevin kim kimberly kristen kristin kyle larry laura lauren laurie lawrence lee leonard leroy leslie linda lisa
lori lorraine louis louise lucas lucy luis luke lynn madison manuel marcus margaret maria marie marilyn mario marjorie
mark marlene marsha martha martin marvin mary matt matthew maureen megan melanie melissa melvin michael michele
michelle miguel mike mildred mitchell monica nancy natalie nathan nathaniel nicholas nick nicole norma norman olivia
oscar pam pamela patricia patrick patty paul paula pedro peggy peter phil philip phillip phyllis rachel ralph ramon
randall randy raymond rebecca regina renee rhonda ricardo richard rick ricky rita rob robert roberta roberto robin
rodney roger ron ronald ronnie rosa rosemary roy ruben ruth ryan sally sam samantha samuel sandra sandy sara sarah
scott sean sergio seth shannon sharon shawn sheila sherri sherry shirley sophia stacey stacy stanley stephanie stephen
steve steven sue susan suzanne sylvia tamara tammy tanya tara taylor ted teresa terri terry thelma theodore theresa
thomas tiffany tim timothy tina todd tom tommy toni tony tracey tracy travis troy tyler valerie vanessa vernon
veronica vicki vickie victoria vincent virginia vivian walter wanda warren wayne wendy wesley william willie yolanda
yvonne zachary
"""

GIVEN_NAMES = frozenset(_NAMES.split())
